package io.sparkone.sync.audit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.AuditContract;
import io.sparkone.sync.testing.SyncEnvironment;

@QuarkusTest
@QuarkusTestResource(SyncEnvironment.class)
class AuditTest extends AuditContract {

    AuditTest() {
        super("sync");
    }
}
