package io.sparkone.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;

/** Defects of the system that this one replaces, which other tests do not meet on their way. */
@QuarkusTest
class EarlierDefectsTest {

    @Inject
    RedisDataSource redis;

    @Inject
    Clock clock;

    private final Client client = Client.owner();

    @Test
    void tooManyRequestsAre429AndAForgedForwardedHeaderIsNoWayAround() {
        List<String> keys = List.of("sparkone:rate:" + window() + ":address:127.0.0.1",
                "sparkone:rate:" + (window() + 1) + ":address:127.0.0.1");
        client.get("/tasks").then().statusCode(200);
        keys.forEach(key -> redis.value(Long.class).set(key, 1_000_000L));
        try {
            client.request().header("X-Forwarded-For", "203.0.113.7").header("Forwarded", "for=203.0.113.7")
                    .get("/tasks").then().statusCode(429).header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:sparkone:problem:too-many-requests"));
        } finally {
            redis.key().del(keys.toArray(new String[0]));
        }
        client.get("/tasks").then().statusCode(200);
    }

    private long window() {
        return clock.millis() / 60_000;
    }

    @Test
    void wordsOfSqlAndMarkupAreKeptAsTheyWereWritten() {
        String title = "select * from update -- # limit; <script>alert('x')</script> \\ {0} ${x} 100%";
        String description = "drop table ".repeat(800);

        int id = client.post("/tasks", Map.of("title", title, "description", description)).then().statusCode(201)
                .extract().jsonPath().getInt("id");

        client.get("/tasks/" + id).then().body("title", equalTo(title)).body("description", equalTo(description));
    }

    @Test
    void metricsAreLabelledWithTemplatesNotWithPaths() {
        int id = client.post("/tasks", Map.of("title", "a")).then().extract().jsonPath().getInt("id");
        client.get("/tasks/" + id).then().statusCode(200);
        client.get("/tasks/987654").then().statusCode(404);
        given().get("/some/path/4711").then().statusCode(404);

        String metrics = given().get("/metrics").then().statusCode(200).extract().asString();
        // in a path: the digits alone may be those of a trace's id
        assertThat(metrics).contains("uri=\"/tasks/{id}\"").doesNotContainPattern("=\"[^\"]*/[^\"]*(987654|4711)");
    }

    @Test
    void everyLabelOfOurCountersIsThereFromTheStart() {
        String metrics = given().get("/metrics").asString();

        for (String channel : List.of("rest", "web", "whatsapp", "google_sheets")) {
            assertThat(metrics).containsPattern(
                    "sparkone_ingestion_total\\{channel=\"" + channel + "\",status=\"(accepted|duplicate)\"");
        }
        assertThat(metrics).contains("sparkone_interpretation_total{engine=\"model\",kind=\"create_task\"")
                .contains("sparkone_outbox_pending", "sparkone_rate_limit_skipped_total");
    }

    @Test
    void anyHostNameIsServed() {
        given().header("Host", "api:8080").get("/metrics").then().statusCode(200);
    }

    @Test
    void foreignOriginsAreNotReflected() {
        given().header("Origin", "https://evil.example").get("/health").then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void trailingSlashIsNoRedirect() {
        client.get("/tasks/").then().statusCode(200).body("$", hasKey("total"));
    }

    @Test
    void everyOperationDescribesItsErrorsAndNothingOfTheInside() {
        String document = given().header("Accept", "application/json").get("/openapi?format=json").then()
                .statusCode(200).body("paths.'/tasks'.post.responses.default", notNullValue())
                .body("paths.'/tasks'.get.parameters.name", everyItem(notNullValue()))
                .body("components.schemas.CreateTask.properties", hasKey("due_at"))
                .body("info.title", containsString("SparkOne")).extract().asString();
        assertThat(document).doesNotContain("passwordHash", "password_hash");
    }
}
