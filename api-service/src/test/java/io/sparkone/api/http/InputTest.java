package io.sparkone.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.LocalStack;

@QuarkusTest
class InputTest {

    private final Client client = Client.owner();

    @Test
    void wrongMethodIs405() {
        client.request().put("/tasks").then().statusCode(405).contentType("application/problem+json")
                .header("Allow", equalTo("GET, POST"))
                .body("type", equalTo("urn:sparkone:problem:method-not-allowed"));
    }

    @Test
    void wrongMethodOfAnItemNamesTheRightOnes() {
        client.post("/tasks/1", "{}").then().statusCode(405).header("Allow", equalTo("DELETE, GET, PATCH"));
    }

    @Test
    void wrongMediaTypeIs415() {
        given().header("Authorization", "Bearer " + client.token()).contentType(ContentType.TEXT).body("hello")
                .post("/tasks").then().statusCode(415).contentType("application/problem+json");
        for (String path : List.of("/auth/calendar-feeds", "/api/dead-letters/1/discard")) {
            given().header("Authorization", "Bearer " + client.token()).contentType(ContentType.TEXT).body("hello")
                    .post(path).then().statusCode(415);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /tasks                | {"title": "a", "due": "2026-11-20T17:00:00-03:00"}        | due
            /events               | {"title": "a", "start_at": "2026-11-20T17:00:00-03:00", "starts": 1} | starts
            /auth/calendar-feeds  | {"name": "a", "scope": "all"}                             | scope
            """)
    void aFieldThatIsNotKnownIsNamedInsteadOfPassedOver(String path, String body, String field) {
        client.post(path, body).then().statusCode(400).body("violations[0].field", equalTo(field))
                .body("violations[0].message", startsWith("is not known here; known are "));
    }

    @Test
    void attachmentsOfMessagesAreRefusedAndOtherFieldsOfAdaptersPassedOver() {
        for (String path : List.of("/ingest", "/channels/web")) {
            client.post(path, "{\"message\": \"ver anexo\", \"attachments\": [{\"url\": \"a\"}]}").then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("attachments"))
                    .body("violations[0].message", startsWith("cannot be read: attachments are not accepted"));
            client.post(path, "{\"message\": \"ajuda\", \"metadata\": {\"flow\": 7}}").then().statusCode(202);
        }
    }

    @Test
    void bodyOverAMegabyteIs413() {
        client.request().body("{\"title\": \"" + "x".repeat(1_100_000) + "\"}").post("/tasks").then().statusCode(413);
    }

    @Test
    void deepNestingIsABadRequest() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        client.post("/tasks", "{\"title\": \"a\", \"junk\": " + deep + "}").then().statusCode(400)
                .contentType("application/problem+json");
        client.post("/webhooks/whatsapp", "{\"data\": " + deep + "}").then().statusCode(400);
    }

    @Test
    void bytesThatAreNoUtf8AreABadRequest() {
        given().header("Authorization", "Bearer " + client.token()).contentType("application/json")
                .body(new byte[]{'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'})
                .post("/tasks").then().statusCode(400);
    }

    @Test
    void numberWithAThousandDigitsIsABadRequest() {
        client.post("/tasks", "{\"title\": \"a\", \"due_at\": " + "9".repeat(1500) + "}").then().statusCode(400);
        client.patch("/preferences", "{}").then().statusCode(405);
        client.request().body("{\"deadline_reminder_hours\": 99999999999}").put("/preferences").then()
                .statusCode(400);
    }

    @Test
    void problemsNameNoClassOfTheCode() {
        String body = client.post("/tasks", "{\"title\": {\"a\": 1}}").then().statusCode(400)
                .body("type", startsWith("urn:sparkone:problem:")).extract().asString();
        assertThat(body).doesNotContain("java.", "io.sparkone", "jackson");
    }

    @Test
    void refusedValueIsNotRepeated() {
        client.post("/ingest", "{\"message\": \"my secret \\u0000 is\"}").then().statusCode(400)
                .body("violations[0].field", equalTo("message"))
                .body("violations[0].message", equalTo("holds a NUL character or half of a surrogate pair"));
        client.post("/tasks", "{\"title\": \"a\", \"priority\": \"vital\"}").then().statusCode(400)
                .body("violations[0].message", equalTo("must be one of [low, medium, high, urgent]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'timezone': 'Mars/Base'} | timezone | must be an IANA zone, e.g. America/Sao_Paulo",
            "{'quiet_from': '22:00'} | quiet_to | must come together with quiet_from",
            "{'brief_time': 8} | brief_time | must be a time of day, e.g. \"07:30\"",
            "{'brief_time': '25:00'} | brief_time | must be a time of day, e.g. \"07:30\"",
            "{'brief_enabled': 'yes'} | brief_enabled | must be true or false",
            "{'language': 5} | language | must be a text"}, quoteCharacter = '`')
    void problemNamesTheFieldAndWhatItMayBe(String body, String field, String message) {
        client.request().body(body.replace('\'', '"')).put("/preferences").then().statusCode(400)
                .body("violations[0].field", equalTo(field)).body("violations[0].message", equalTo(message));
    }

    @Test
    void databaseThatIsAwayIs503AndComesBack() {
        client.get("/tasks").then().statusCode(200);
        LocalStack.current().postgres().kill();
        try {
            client.get("/tasks").then().statusCode(503).contentType("application/problem+json")
                    .header("Retry-After", notNullValue()).body("type", equalTo("urn:sparkone:problem:unavailable"));
            client.post("/tasks", "{\"title\": \"a\"}").then().statusCode(503);
            given().get("/health/database").then().statusCode(503);
        } finally {
            LocalStack.current().postgres().restart();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> client.post("/tasks", "{\"title\": \"a\"}").statusCode() == 201);
    }
}
