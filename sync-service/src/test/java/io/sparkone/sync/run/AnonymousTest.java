package io.sparkone.sync.run;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.sync.testing.SyncServiceTest;

@QuarkusTest
class AnonymousTest extends SyncServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/sync/links", "/sync/runs", "/sync/conflicts", "/sync/dead-letters", "/webhooks/notion"})
    void nothingIsShownWithoutACredential(String path) {
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/database", "/health/redis", "/metrics",
            "/openapi"})
    void whatMonitorsNeedIsOpen(String path) {
        given().get(path).then().statusCode(200);
    }
}
