package io.sparkone.notify.audit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.AuditContract;
import io.sparkone.notify.testing.NotifyEnvironment;

@QuarkusTest
@QuarkusTestResource(NotifyEnvironment.class)
class AuditTest extends AuditContract {

    AuditTest() {
        super("notify");
    }
}
