package io.sparkone.notify.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.notify.testing.NotifyServiceTest;

@QuarkusTest
class NotificationResourceTest extends NotifyServiceTest {

    @Test
    void aNoticeIsAcceptedWithThePlaceToLook() {
        String location = ana().body(Map.of("text", "Olá", "kind", "reply")).post("/notifications").then()
                .statusCode(202).body("status", equalTo("pending")).extract().header("Location");

        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        awaitStatus(id, "delivered");
        assertThat(notification(id).getString("subject")).isEqualTo("Olá");
    }

    @Test
    void theSameIdempotencyKeyIsTheSameNotice() {
        Map<String, Object> body = Map.of("text", "Uma vez", "kind", "reply");
        String first = ana().header("Idempotency-Key", "k-1").body(body).post("/notifications").path("id");
        String second = ana().header("Idempotency-Key", "k-1").body(body).post("/notifications").path("id");
        ana().header("Idempotency-Key", "k-1").body(Map.of("text", "Outra", "kind", "reply")).post("/notifications")
                .then().statusCode(422).body("type", equalTo("urn:sparkone:problem:idempotency-key-reused"));

        assertThat(second).isEqualTo(first);
        awaitStatus(UUID.fromString(first), "delivered");
        assertThat(chat()).containsExactly("Uma vez");
    }

    @Test
    void badRequestsNameTheField() {
        ana().body(Map.of("text", " ", "urgency", "now")).post("/notifications").then().statusCode(400)
                .contentType("application/problem+json").body("violations", hasSize(2));
        ana().body(Map.of("text", "x", "expires_at", "tomorrow")).post("/notifications").then().statusCode(400);
        ana().body("{").post("/notifications").then().statusCode(400);
        ana().get("/notifications?limit=101").then().statusCode(400);
        ana().get("/notifications?since=yesterday").then().statusCode(400);
        ana().get("/notifications?since=2026-13-45T00:00:00Z").then().statusCode(400);
        ana().get("/notifications/" + UUID.randomUUID()).then().statusCode(404)
                .body("type", equalTo("urn:sparkone:problem:notification-not-found"));
    }

    @Test
    void theLogIsFiltered() {
        UUID reply = sendText("Resposta");
        UUID brief = send(Map.of("text", "Resumo", "kind", "brief", "channel", "email"));
        awaitStatus(reply, "delivered");
        awaitStatus(brief, "delivered");

        assertIds("?kind=brief", brief);
        assertIds("?channel=whatsapp", reply);
        assertIds("?status=delivered&since=" + Instant.now().minusSeconds(60), brief, reply);
        assertIds("?status=failed");
        assertIds("?since=" + Instant.now().plusSeconds(60));
        ana().get("/notifications?limit=1&offset=1").then().body("total", equalTo(2)).body("limit", equalTo(1))
                .body("offset", equalTo(1)).body("notifications", hasSize(1))
                .body("notifications.id", hasItem(reply.toString()));
    }

    @Test
    void theTestNoticeTakesTheChannelThatIsAskedFor() {
        String id = ana().body(Map.of("channel", "email")).post("/notifications/test").then().statusCode(202)
                .header("Location", startsWith("http")).extract().path("id");

        awaitStatus(UUID.fromString(id), "delivered");
        assertThat(sandbox.mails()).singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("SparkOne: mensagem de teste"));
        assertThat(chat()).isEmpty();
    }

    @Test
    void aFailedNoticeIsSentAgainOnRequestAndADeliveredOneIsNot() {
        sandbox.fail(Fault.status("smtp", 550));
        UUID id = send(Map.of("text", "Resumo", "kind", "brief", "channel", "email"));
        awaitStatus(id, "failed");
        sandbox.heal();

        ana().post("/notifications/" + id + "/retry").then().statusCode(202);
        awaitStatus(id, "delivered");
        assertThat(sandbox.mails()).hasSize(1);
        ana().post("/notifications/" + id + "/retry").then().statusCode(409)
                .body("type", equalTo("urn:sparkone:problem:nothing-to-retry"));
        ana().post("/notifications/" + UUID.randomUUID() + "/retry").then().statusCode(404);
    }

    @Test
    void eachActionNeedsItsScope() {
        given().get("/notifications").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2(token("tasks:read")).get("/notifications").then().statusCode(403);
        given().auth().oauth2(token("notifications:read")).contentType(ContentType.JSON)
                .body(Map.of("text", "x")).post("/notifications").then().statusCode(403);
        given().auth().oauth2(token("notifications:write")).get("/notify/dead-letters").then().statusCode(403);
        given().auth().oauth2("not.a.token").get("/notifications").then().statusCode(401);
    }

    @Test
    void everyCounterIsThereFromTheStart() {
        String metrics = given().get("/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics).contains("sparkone_whatsapp_notifications_total{status=\"sent\"}",
                "sparkone_whatsapp_notifications_total{status=\"failed\"}",
                "sparkone_whatsapp_notifications_total{status=\"unknown\"}",
                "sparkone_fallback_notifications_total{status=\"sent\"}",
                "sparkone_fallback_notifications_total{status=\"failed\"}", "sparkone_whatsapp_breaker_state");
    }

    @Test
    void itIsReadyWithoutAskingWhatsApp() {
        sandbox.fail(Fault.down("evolution"));

        given().get("/health/ready").then().statusCode(200);
        given().get("/health/database").then().statusCode(200);
    }

    private void assertIds(String query, UUID... ids) {
        assertThat(ana().get("/notifications" + query).then().statusCode(200).extract().jsonPath()
                .getList("notifications.id", UUID.class)).containsExactly(ids);
    }
}
