package io.sparkone.sync.notion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.util.Map;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.SyncServiceTest;

@QuarkusTest
class NotionWebhookTest extends SyncServiceTest {

    @TestHTTPResource("/webhooks/notion")
    URI url;

    @BeforeEach
    @AfterEach
    void forget() {
        sandbox.notion().unsubscribe();
        sql.update("update link set webhook_token = null");
    }

    @Test
    @TestSecurity(user = "admin", roles = "admin")
    void theHandshakeIsKeptForTheAdministrator() {
        String token = sandbox.notion().subscribe(url);

        soon().untilAsserted(
                () -> given().get("/webhooks/notion").then().statusCode(200).body("verification_token",
                        equalTo(token)));
    }

    @Test
    void aSignedHintIsAccepted() {
        String token = sandbox.notion().subscribe(url);
        soon().until(() -> sql.number("select count(*) from link where webhook_token = ?", token) == 1);

        String id = sandbox.notion().create(Map.of("Name", "Pelo webhook"));

        awaitProposal(id);
    }

    @Test
    void aSecondHandshakeCannotReplaceTheFirst() {
        String token = sandbox.notion().subscribe(url);
        soon().until(() -> sql.number("select count(*) from link where webhook_token = ?", token) == 1);

        given().contentType(ContentType.JSON).body("{\"verification_token\":\"mine\"}").post("/webhooks/notion").then()
                .statusCode(401).body("type", equalTo("urn:sparkone:problem:bad-signature"));
    }

    @Test
    void aWrongSignatureIsRefused() {
        given().contentType(ContentType.JSON).header("X-Notion-Signature", "sha256=00").body("{}")
                .post("/webhooks/notion").then().statusCode(401);
    }

    @Test
    void whatIsNoHandshakeIsRefused() {
        given().contentType(ContentType.JSON).body("{}").post("/webhooks/notion").then().statusCode(401);
        given().contentType(ContentType.JSON).body("{").post("/webhooks/notion").then().statusCode(400);
    }
}
