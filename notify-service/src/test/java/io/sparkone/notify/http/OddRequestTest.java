package io.sparkone.notify.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.OddRequests;
import io.sparkone.notify.testing.NotifyEnvironment;

@QuarkusTest
@QuarkusTestResource(NotifyEnvironment.class)
class OddRequestTest extends OddRequests {

    OddRequestTest() {
        super("/notifications", "notifications:write");
    }

    @Test
    void plainTextIsNoBody() {
        refusesPlainText("POST", "/notifications/test", "notifications:write");
    }
}
