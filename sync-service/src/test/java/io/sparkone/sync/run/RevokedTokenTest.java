package io.sparkone.sync.run;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.RevokedTokenContract;
import io.sparkone.sync.testing.SyncEnvironment;

@QuarkusTest
@QuarkusTestResource(SyncEnvironment.class)
class RevokedTokenTest extends RevokedTokenContract {

    RevokedTokenTest() {
        super("/sync/links", "sync:read");
    }
}
