package io.sparkone.notify.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.OddRequests;
import io.sparkone.notify.testing.NotifyEnvironment;

@QuarkusTest
@QuarkusTestResource(NotifyEnvironment.class)
class OddRequestTest extends OddRequests {

    OddRequestTest() {
        super("/notifications", "notifications:write");
    }
}
