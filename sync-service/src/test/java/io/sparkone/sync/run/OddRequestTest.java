package io.sparkone.sync.run;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.OddRequests;
import io.sparkone.sync.testing.SyncEnvironment;

@QuarkusTest
@QuarkusTestResource(SyncEnvironment.class)
class OddRequestTest extends OddRequests {

    OddRequestTest() {
        super("/sync/runs", "sync:write");
    }
}
