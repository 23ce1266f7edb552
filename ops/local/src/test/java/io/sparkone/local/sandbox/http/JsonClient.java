package io.sparkone.local.sandbox.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls one base address with fixed headers, as a vendor's client would. */
public final class JsonClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Status, headers and the body as JSON. */
    public record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String[] headers;
    private final Duration timeout;

    public JsonClient(URI base, String... headers) {
        this(base, Duration.ofSeconds(10), headers);
    }

    private JsonClient(URI base, Duration timeout, String... headers) {
        this.base = base;
        this.timeout = timeout;
        this.headers = headers;
    }

    /** The same with other patience. */
    public JsonClient withTimeout(Duration patience) {
        return new JsonClient(base, patience, headers);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** @param body JSON, in which single quotes may stand for double ones */
    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("content-type").orElse("");
        return new Answer(response.statusCode(), response,
                type.contains("json") ? MAPPER.readTree(response.body()) : MAPPER.nullNode());
    }
}
