package io.sparkone.api.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.api.testing.Description;

/** Makes requests for an operation: right ones, nearly right ones, and wrong ones of every kind. */
final class FuzzedRequest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD",
            "TRACE", "PURGE");
    private static final List<String> TYPES = List.of("text/plain", "application/xml",
            "application/json; charset=utf-16",
            "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/calendar", "nonsense",
            "application/*", "*/*");
    private static final List<String> HEADERS = List.of("If-Match", "Idempotency-Key", "Accept", "Accept-Language",
            "X-Forwarded-For", "X-SparkOne-Webhook-Secret", "apikey", "Range", "traceparent", "Cookie", "Origin");

    private final Description description;
    private final String base;
    private final String token;
    private final Random random;

    FuzzedRequest(Description description, String base, String token, Random random) {
        this.description = description;
        this.base = base;
        this.token = token;
        this.random = random;
    }

    HttpRequest of(Description.Operation operation) {
        String method = often(30) ? operation.method() : METHODS.get(random.nextInt(METHODS.size()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path(operation) + query(operation)))
                .timeout(Duration.ofSeconds(60));
        if (often(8)) {
            request.header("Authorization", "Bearer " + token);
        } else if (often(2)) {
            request.header("Authorization", "Bearer " + Hostile.header(random).strip());
        }
        headers(request);
        JsonNode content = operation.node().path("requestBody").path("content");
        boolean body = content.size() > 0 && often(20);
        if (body) {
            String type = content.fieldNames().next();
            request.header("Content-Type", often(12) ? type : TYPES.get(random.nextInt(TYPES.size())));
            request.method(method, BodyPublishers.ofByteArray(body(content.path(type).path("schema"), type)));
        } else {
            request.method(method, BodyPublishers.noBody());
        }
        return request.build();
    }

    private boolean often(int times) {
        return random.nextInt(times) > 0;
    }

    private String path(Description.Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String value = often(3)
                    ? description.good(parameter.path("schema"), random, 0).asText()
                    : Hostile.text(random);
            path = path.replace("{" + parameter.path("name").asText() + "}", encoded(value).replace("+", "%20"));
        }
        return path;
    }

    private String query(Description.Operation operation) {
        StringBuilder query = new StringBuilder("?");
        for (JsonNode parameter : operation.parameters("query")) {
            if (random.nextInt(3) == 0) {
                String value = often(2)
                        ? description.good(parameter.path("schema"), random, 0).asText()
                        : Hostile.text(random);
                query.append(parameter.path("name").asText()).append('=').append(encoded(value)).append('&');
            }
        }
        return query.append(often(10) ? "" : encoded(Hostile.text(random))).toString();
    }

    private static String encoded(String value) {
        String kept = value.length() > 1500 ? value.substring(0, 1500) : value;
        return URLEncoder.encode(kept, StandardCharsets.UTF_8);
    }

    private void headers(HttpRequest.Builder request) {
        for (String name : HEADERS) {
            if (random.nextInt(12) == 0) {
                String value = Hostile.header(random).strip();
                request.setHeader(name, value.isEmpty() ? "x" : value);
            }
        }
    }

    private byte[] body(JsonNode schema, String type) {
        if (!often(6)) {
            return Hostile.body(random);
        }
        if (!type.contains("json")) {
            return calendar().getBytes(StandardCharsets.UTF_8);
        }
        JsonNode value = description.good(schema, random, 0);
        // as often left good: what is refused at once tries little
        if (value instanceof ObjectNode object && often(2)) {
            mutate(object);
        }
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name, Hostile.value(random));
                default -> {
                    // stays as it is
                }
            }
        }
        if (!often(5)) {
            object.set(Hostile.text(random), Hostile.value(random));
        }
    }

    private String calendar() {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:" + Hostile.text(random) + "\r\nSUMMARY:"
                + Hostile.text(random) + "\r\nDTSTART:" + Hostile.text(random) + "\r\nRRULE:" + Hostile.text(random)
                + "\r\nDTSTART;TZID=" + Hostile.text(random) + ":20301120T100000\r\nEXDATE:" + Hostile.text(random)
                + "\r\nDURATION:" + Hostile.text(random) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }
}
