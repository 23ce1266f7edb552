package io.sparkone.notify.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
class AlertmanagerResourceTest extends NotifyServiceTest {

    private static final String PATH = "/alerts/alertmanager";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void anAlertArrivesWithWhatItIsAndWhatToDo() {
        post(alert("firing", "DiskFull", "critical"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).singleElement().asString()
                .contains("🔴 *Alerta: DiskFull* (critical)", "Disco quase cheio",
                        "O que fazer: https://runbooks/DiskFull"));
        assertThat(ana().get("/notifications").<String>path("notifications[0].urgency")).isEqualTo("critical");
    }

    @Test
    void aThousandAlertsBecomeTwoMessages() {
        post(alert("firing", "Alert0", "warning"));
        database.update("update digest_window set open_until = now() + interval '1 hour'");
        IntStream.range(1, 1000).forEach(i -> post(alert("firing", "Alert" + i, "warning")));
        database.update("update digest_window set open_until = now() - interval '1 second'");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).hasSize(2));
        assertThat(chat().get(0)).contains("Alert0");
        assertThat(chat().get(1)).contains("*999 avisos do SparkOne*", "Alert1*", "… e mais").hasSizeLessThan(3200);
        assertThat(ana().get("/notifications?status=digested").<Integer>path("total")).isEqualTo(999);
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void whatAlertmanagerRepeatsIsNotToldAgain() {
        post(alert("firing", "Slow", "warning")).body("told", equalTo(1));
        post(alert("firing", "Slow", "warning")).body("received", equalTo(1)).body("told", equalTo(0));

        assertThat(ana().get("/notifications").<Integer>path("total")).isEqualTo(1);
    }

    @Test
    void whatStillFiresAfterALongTimeIsToldAgain() {
        post(alert("firing", "Slow", "warning"));
        database.update("update alert set told_at = now() - interval '5 hours'");

        post(alert("firing", "Slow", "warning")).body("told", equalTo(1));
        post(alert("firing", "Slow", "warning")).body("told", equalTo(0));
    }

    @Test
    void theAlertsOfOneCallAreOneNotice() {
        post(alert("firing", "A", "warning"), alert("firing", "B", "critical"), alert("resolved", "C", "warning"))
                .body("told", equalTo(3));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).singleElement().asString()
                .startsWith("*2 alertas, 1 resolvidos*").containsSubsequence("Alerta: B", "Alerta: A", "Resolvido: C"));
    }

    @Test
    void whatIsResolvedBeforeItWasToldIsNotToldAtAll() {
        post(alert("firing", "First", "warning"));
        post(alert("firing", "Flapping", "warning"));
        post(alert("resolved", "Flapping", "warning")).body("told", equalTo(0));

        assertThat(ana().get("/notifications?status=collapsed").<Integer>path("total")).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).hasSize(1));
        assertThat(ana().get("/notifications?status=held").<Integer>path("total")).isZero();
    }

    @Test
    void whatWasToldIsAlsoToldToBeResolved() {
        post(alert("firing", "Told", "warning"));
        post(alert("resolved", "Told", "warning")).body("told", equalTo(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).hasSize(2).last().asString()
                .contains("✅ *Resolvido: Told*"));
    }

    @Test
    void aCallerWithoutTheTokenIsTurnedAway() {
        Map<String, Object> body = body(alert("firing", "A", "warning"));
        given().contentType(ContentType.JSON).body(body).post(PATH).then().statusCode(401)
                .contentType("application/problem+json");
        given().auth().oauth2("wrong").contentType(ContentType.JSON).body(body).post(PATH).then().statusCode(401);
        given().auth().oauth2("wrong").contentType(ContentType.JSON).body("{").post(PATH).then().statusCode(401);
        given().auth().preemptive().basic("alertmanager", "alert-token-of-the-tests").contentType(ContentType.JSON)
                .body(body).post(PATH).then().statusCode(200);
    }

    @Test
    void aMalformedCallIsA400() {
        alertmanager().body("{\"version\":\"4\",\"alerts\":").post(PATH).then().statusCode(400)
                .contentType("application/problem+json");
        alertmanager().body("{}").post(PATH).then().statusCode(400).contentType("application/problem+json");
        alertmanager().body("{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\"}]}").post(PATH).then()
                .statusCode(400);
        alertmanager().body(
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"fingerprint\":\"f\",\"startsAt\":\"now\"}]}")
                .post(PATH).then().statusCode(400);
        alertmanager().body("null").post(PATH).then().statusCode(400);
    }

    @Test
    void whileTheDatabaseIsAwayAlertmanagerIsAskedToComeAgain() {
        LocalStack.current().postgres().stop();
        try {
            alertmanager().body(body(alert("firing", "Outage", "critical"))).post(PATH).then().statusCode(503)
                    .contentType("application/problem+json").body("type", startsWith("urn:sparkone:problem:"));
        } finally {
            LocalStack.current().postgres().restart();
        }
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                alertmanager().body(body(alert("firing", "Outage", "critical"))).post(PATH).statusCode())
                .isEqualTo(200));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(chat()).singleElement().asString().contains("Outage"));
    }

    private io.restassured.response.ValidatableResponse post(Object... alerts) {
        return alertmanager().body(body(alerts)).post(PATH).then().statusCode(200);
    }

    private static Map<String, Object> body(Object... alerts) {
        return Map.of("version", "4", "groupKey", "{}:{}", "truncatedAlerts", 0, "status", "firing", "receiver",
                "sparkone", "groupLabels", Map.of(), "commonLabels", Map.of(), "alerts", List.of(alerts));
    }

    private static Map<String, Object> alert(String status, String name, String severity) {
        return Map.of("status", status, "labels", Map.of("alertname", name, "severity", severity), "annotations",
                Map.of("summary", "Disco quase cheio", "runbook_url", "https://runbooks/" + name), "startsAt",
                START.toString(), "endsAt", "0001-01-01T00:00:00Z", "generatorURL", "http://prometheus/", "fingerprint",
                "fp-" + name);
    }
}
