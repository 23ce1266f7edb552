package io.sparkone.api.audit;

import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.local.testing.AuditContract;

@QuarkusTest
class AuditTest extends AuditContract {

    AuditTest() {
        super("api");
    }
}
