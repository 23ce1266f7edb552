package io.sparkone.api.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Description;

/**
 * Requests made of the OpenAPI document. The short form has a fixed seed; the long form is
 * {@code -Dsparkone.fuzz.requests=5000 -Dsparkone.fuzz.seed=7}.
 */
@QuarkusTest
@TestProfile(ApiFuzzTest.Unlimited.class)
class ApiFuzzTest {

    /** Without rate limits, and apart from other tests: it changes whatever can be changed. */
    public static class Unlimited implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sparkone.rate-limit.enabled", "false");
        }
    }

    private static final int REQUESTS = Integer.getInteger("sparkone.fuzz.requests", 400);
    private static final long SEED = Long.getLong("sparkone.fuzz.seed", 1);
    private static final List<String> SECRETS_OF_THE_INSIDE = List.of("Exception", "\tat ", "org.hibernate", "SQLSTATE",
            "io.sparkone.");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void noRequestGivesAServerError() throws IOException, InterruptedException {
        Description description = new Description(
                new ObjectMapper().readTree(given().get("/openapi?format=json").asByteArray()));
        List<Description.Operation> operations = description.operations();
        Random random = new Random(SEED);
        FuzzedRequest requests = new FuzzedRequest(description, "http://localhost:" + RestAssured.port,
                Client.owner().token(), random);

        for (int i = 0; i < REQUESTS; i++) {
            Description.Operation operation = operations.get(i % operations.size());
            send(requests.of(operation), i);
        }

        System.out.printf("fuzz: %d requests over %d operations, seed %d: %s%n", REQUESTS, operations.size(), SEED,
                statuses);
        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(failures).isEmpty();
        assertThat(statuses).containsKeys(200, 201, 400, 401, 404);
        given().get("/health/ready").then().statusCode(200);
    }

    private void send(HttpRequest request, int number) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        int status = answer.statusCode();
        statuses.merge(status, 1, Integer::sum);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean problem = status < 400 || request.method().equals("HEAD")
                || type.startsWith("application/problem+json");
        boolean leak = status >= 400 && SECRETS_OF_THE_INSIDE.stream().anyMatch(answer.body()::contains);
        if (status >= 500 || !problem || leak) {
            failures.add("#%d %s %s -> %d %s %s".formatted(number, request.method(), request.uri(), status, type,
                    answer.body().length() > 300 ? answer.body().substring(0, 300) : answer.body()));
        }
    }
}
