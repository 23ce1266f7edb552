package io.sparkone.notify.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.RevokedTokenContract;
import io.sparkone.notify.testing.NotifyEnvironment;

@QuarkusTest
@QuarkusTestResource(NotifyEnvironment.class)
class RevokedTokenTest extends RevokedTokenContract {

    RevokedTokenTest() {
        super("/notifications", "notifications:read");
    }
}
