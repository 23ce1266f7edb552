package io.sparkone.local.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One HTTP request, read wholly.
 *
 * @param method upper case
 * @param path the raw (still percent-encoded) path, relative to the area that handles it, starting with a slash
 * @param parameters decoded path parameters of the matched route
 * @param query decoded query parameters
 * @param headers by lower-case name, first value only
 * @param body empty when there is none
 */
public record Request(String method, String path, Map<String, String> parameters, Map<String, List<String>> query,
        Map<String, String> headers, byte[] body) {

    /** A path parameter of the matched route. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    /** The first value of a query parameter. */
    public Optional<String> queryValue(String name) {
        return queryValues(name).stream().findFirst();
    }

    /** All values of a query parameter, empty when it is absent. */
    public List<String> queryValues(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The token of {@code Authorization: Bearer …}, empty when the header is missing or of another kind. */
    public Optional<String> bearerToken() {
        return header("authorization").filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).trim()).filter(token -> !token.isEmpty());
    }

    /**
     * The body as JSON; an empty body reads as an empty object.
     *
     * @throws JsonProcessingException when it is not JSON
     */
    public JsonNode json() throws JsonProcessingException {
        return body.length == 0 ? Json.object() : Json.read(body);
    }

    Request withPath(String relativePath) {
        return new Request(method, relativePath, parameters, query, headers, body);
    }

    Request withParameters(Map<String, String> matched) {
        return new Request(method, path, matched, query, headers, body);
    }
}
