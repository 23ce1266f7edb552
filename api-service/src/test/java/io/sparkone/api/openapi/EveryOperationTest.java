package io.sparkone.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.ApiEnvironment;
import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Description;
import io.sparkone.api.testing.Description.Operation;
import io.sparkone.local.testing.LocalStack;

/**
 * What every operation of the OpenAPI document owes to its callers. Made of the document, so that no operation can be forgotten: a new
 * one is tried as it is described.
 */
@QuarkusTest
class EveryOperationTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What is no resource that a test could make. */
    private static final Map<String, String> KNOWN = Map.of("channel", "web");
    private static final int CALLERS = 16;
    private static final int TOO_LARGE = 1_048_577;

    @Inject
    RedisDataSource redis;

    private final Client owner = Client.owner();
    private Description description;
    private List<Operation> operations;

    @BeforeEach
    void read() throws IOException {
        description = new Description(JSON.readTree(given().get("/openapi?format=json").asByteArray()));
        operations = description.operations();
        assertThat(operations).hasSizeGreaterThan(30);
    }

    @Test
    void withoutACredentialItIs401() {
        each(o -> true, 401, o -> request(o, given()));
    }

    @Test
    void withABadCredentialItIs401() {
        each(this::isSecured, 401, o -> request(o, given().auth().oauth2("a.bad.token")));
    }

    @Test
    void withoutTheScopeItIs403() {
        Client narrow = Client.with("backups:read");
        each(this::isSecured, 403, o -> request(o, narrow.request()));
    }

    @Test
    void whatDoesNotExistIs404() {
        each(o -> o.path().contains("{"), 404, o -> request(o, owner.request(), Map.of()));
    }

    @Test
    void bodyThatCannotBeReadIs400() {
        each(EveryOperationTest::hasBody, 400,
                o -> sent(o, owner.request().contentType(type(o)).body("{\"name\": \"")));
    }

    @Test
    void bodyWithoutWhatIsNeededIs400() {
        each(o -> hasBody(o) && schema(o).path("required").size() > 0, 400,
                o -> sent(o, owner.request().contentType(type(o)).body("{}")));
    }

    @Test
    void bodyWithFieldsOfAnotherTypeIs400() {
        each(o -> hasBody(o) && schema(o).path("required").size() > 0, 400,
                o -> sent(o, owner.request().contentType(type(o)).body(distorted(schema(o)).toString())));
    }

    @Test
    void bodyThatIsTooLargeIs413() {
        each(EveryOperationTest::hasBody, 413,
                o -> await().atMost(SOON).ignoreExceptionsInstanceOf(SocketException.class)
                        .until(() -> tooLarge(o), answer -> true));
    }

    /** It may be answered, and the connection closed, before all of it is written: then the answer is lost. */
    private Response tooLarge(Operation operation) {
        return sent(operation,
                owner.request().contentType(type(operation)).body("{\"a\": \"" + "x".repeat(TOO_LARGE) + "\"}"));
    }

    @Test
    void bodyOfAnotherKindIs415() {
        each(EveryOperationTest::hasBody, 415,
                o -> sent(o, owner.request().contentType("application/xml").body("<a/>")));
    }

    @Test
    void tooLongALimitOfAListIs400() {
        each(o -> takes(o, "query", "limit"), 400,
                o -> sent(o, owner.request().queryParam("limit", 101)));
    }

    @Test
    void staleVersionIs412() {
        each(o -> takes(o, "header", "If-Match"), 412, o -> {
            if (!o.path().contains("{")) {
                return request(o, owner.request().header("If-Match", "\"999\""));
            }
            String resource = o.path().substring(0, o.path().indexOf("/{"));
            Operation maker = operations.stream()
                    .filter(m -> m.method().equals("POST") && m.path().equals(resource)).findFirst().orElseThrow();
            String id = request(maker, owner.request()).then().statusCode(201).extract().path("id").toString();
            RequestSpecification stale = owner.request().header("If-Match", "\"999\"");
            return (hasBody(o) ? stale.body(example(o).toString()) : stale).request(o.method(),
                    o.path().replace("{id}", id));
        });
    }

    @Test
    void sameKeyGivesTheSameAnswerAndIsRefusedForAnotherBody() {
        each(o -> takes(o, "header", "Idempotency-Key") && hasJson(o) && !o.path().contains("{"), 422, o -> {
            String key = UUID.randomUUID().toString();
            Response first = request(o, owner.request().header("Idempotency-Key", key));
            Response second = request(o, owner.request().header("Idempotency-Key", key));
            assertThat(first.statusCode()).as("%s", o).isBetween(200, 299).isEqualTo(second.statusCode());
            assertThat(second.asString()).as("%s", o).isEqualTo(first.asString());
            return sent(o, owner.request().header("Idempotency-Key", key).body(another(o).toString()));
        });
    }

    @Test
    void beyondTheRateLimitItIs429WithRetryAfter() {
        long window = Instant.now().toEpochMilli() / WINDOW.toMillis();
        List<String> keys = List.of("sparkone:rate:" + window + ":address:127.0.0.1",
                "sparkone:rate:" + (window + 1) + ":address:127.0.0.1");
        String token = owner.token();
        keys.forEach(key -> redis.value(Long.class).psetex(key, WINDOW.multipliedBy(2).toMillis(), 1_000_000L));
        try {
            each(o -> true, 429, o -> {
                Response answer = request(o, given().auth().oauth2(token));
                assertThat(answer.header("Retry-After")).as("Retry-After of %s", o.path()).isNotBlank();
                return answer;
            });
        } finally {
            keys.forEach(redis.key()::del);
        }
    }

    @Test
    void withoutTheDatabaseItIs503WithRetryAfter() throws Exception {
        String token = owner.token();
        String secret = ApiEnvironment.WEBHOOK_SECRET;
        LocalStack.current().postgres().kill();
        try {
            Map<Operation, Response> answers = together(o -> request(o,
                    given().auth().oauth2(token).header("X-SparkOne-Webhook-Secret", secret)
                            .queryParam("token", "any")));
            each(o -> true, 503, o -> {
                Response answer = answers.get(o);
                assertThat(answer.header("Retry-After")).as("Retry-After of %s", o.path()).isNotBlank();
                return answer;
            });
        } finally {
            LocalStack.current().postgres().restart();
        }
        await().atMost(SOON).until(() -> owner.get("/tasks").statusCode() == 200);
    }

    /** Each operation waits for the database as long as it may; one after the other that would be minutes. */
    private Map<Operation, Response> together(Function<Operation, Response> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Map<Operation, Future<Response>> calls = new HashMap<>();
            operations.forEach(operation -> calls.put(operation, callers.submit(() -> call.apply(operation))));
            Map<Operation, Response> answers = new HashMap<>();
            for (Map.Entry<Operation, Future<Response>> one : calls.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    /** Every operation that it applies to gives the status, with a whole problem, and its description says so. */
    private void each(Predicate<Operation> applies, int status, Function<Operation, Response> call) {
        List<Operation> tried = operations.stream().filter(applies).toList();
        assertThat(tried).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : tried) {
            String name = operation.method() + " " + operation.path();
            Response answer = call.apply(operation);
            softly.assertThat(answer.statusCode()).as("%s: %s", name, answer.asString()).isEqualTo(status);
            softly.assertThat(answer.contentType()).as(name).startsWith("application/problem+json");
            softly.assertThat(answer.asString()).as(name).contains("\"type\":\"urn:sparkone:problem:",
                    "\"title\":\"", "\"status\":" + status, "\"detail\":\"", "\"instance\":\"");
            softly.assertThat(operation.node().path("responses").has(String.valueOf(status)))
                    .as("%s describes %d", name, status).isTrue();
        }
        softly.assertAll();
    }

    /** As its example has it. */
    private Response request(Operation operation, RequestSpecification request) {
        return request(operation, request, KNOWN);
    }

    private Response request(Operation operation, RequestSpecification request, Map<String, String> known) {
        if (!hasBody(operation)) {
            return sent(operation, request, known);
        }
        String body = hasJson(operation) ? example(operation).toString() : example(operation).asText();
        return sent(operation, request.contentType(type(operation)).body(body), known);
    }

    private Response sent(Operation operation, RequestSpecification request) {
        return sent(operation, request, KNOWN);
    }

    /** @param known values of parameters; in the place of the others stands what does not exist */
    private Response sent(Operation operation, RequestSpecification request, Map<String, String> known) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.path("name").asText();
            path = path.replace("{" + name + "}", known.getOrDefault(name, nothing(parameter.path("schema"))));
        }
        return request.request(operation.method(), path);
    }

    private String nothing(JsonNode schema) {
        JsonNode resolved = description.resolved(schema);
        if (resolved.path("type").asText().equals("integer")) {
            return "999999999";
        }
        return resolved.path("format").asText().equals("uuid") ? UUID.randomUUID().toString() : "nothing-like-that";
    }

    private boolean isSecured(Operation operation) {
        return operation.node().path("security").size() > 0;
    }

    private static boolean hasBody(Operation operation) {
        return operation.node().has("requestBody");
    }

    private static boolean hasJson(Operation operation) {
        return hasBody(operation) && type(operation).contains("json");
    }

    private static boolean takes(Operation operation, String in, String name) {
        return operation.parameters(in).stream().anyMatch(p -> p.path("name").asText().equals(name));
    }

    private static String type(Operation operation) {
        return operation.node().path("requestBody").path("content").fieldNames().next();
    }

    private JsonNode schema(Operation operation) {
        return description.resolved(content(operation).path("schema"));
    }

    private static JsonNode content(Operation operation) {
        return operation.node().path("requestBody").path("content").path(type(operation));
    }

    private JsonNode example(Operation operation) {
        JsonNode own = content(operation).path("example");
        return own.isMissingNode() ? schema(operation).path("examples").path(0) : own;
    }

    /** The example with another value. */
    private ObjectNode another(Operation operation) {
        ObjectNode body = example(operation).deepCopy();
        List<String> texts = List.of("title", "message", "brief_time");
        String field = texts.stream().filter(body::has).findFirst()
                .orElseThrow(() -> new AssertionError(body + " has none of " + texts));
        return body.put(field, field.endsWith("time") ? "06:15" : "another");
    }

    /** An object whose fields have arrays where they should have something else, and something else for arrays. */
    private ObjectNode distorted(JsonNode schema) {
        ObjectNode body = JSON.createObjectNode();
        schema.path("properties").properties().forEach(field -> {
            if (description.resolved(field.getValue()).path("type").toString().contains("array")) {
                body.put(field.getKey(), "x");
            } else {
                body.putArray(field.getKey()).add("x").add("y");
            }
        });
        return body;
    }
}
