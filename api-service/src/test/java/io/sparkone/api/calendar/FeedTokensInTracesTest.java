package io.sparkone.api.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Traced;

@QuarkusTest
class FeedTokensInTracesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Traced traced;

    @Test
    void tokenOfAFeedIsInNoTrace() {
        String url = Client.owner().post("/auth/calendar-feeds", "{\"name\": \"phone\"}").path("url");
        String token = url.split("token=")[1];

        given().get("/events.ics?token=" + token).then().statusCode(200);
        given().get("/events.ics?q=shown").then().statusCode(401);

        await().atMost(SOON).until(() -> feeds().stream().anyMatch(span -> span.contains("q=shown")));
        assertThat(feeds()).anyMatch(span -> span.contains("hidden")).noneMatch(span -> span.contains(token));
    }

    private List<String> feeds() {
        return traced.texts().stream().filter(span -> span.contains("/events.ics")).toList();
    }
}
