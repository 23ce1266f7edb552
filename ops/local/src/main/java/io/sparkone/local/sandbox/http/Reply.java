package io.sparkone.local.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One HTTP response.
 *
 * @param status the HTTP status
 * @param headers to send, {@code content-type} included
 * @param body may be empty
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    /** A JSON response with status 200. */
    public static Reply json(JsonNode body) {
        return json(200, body);
    }

    /** A JSON response. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("content-type", "application/json; charset=utf-8"), Json.bytes(body));
    }

    /** A response of any text type. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same response with one more header. */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
