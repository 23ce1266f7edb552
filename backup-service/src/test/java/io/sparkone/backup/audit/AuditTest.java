package io.sparkone.backup.audit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.AuditContract;

@QuarkusTest
@QuarkusTestResource(BackupFolder.class)
class AuditTest extends AuditContract {

    AuditTest() {
        super("backup");
    }
}
