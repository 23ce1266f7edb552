package io.sparkone.backup.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.RevokedTokenContract;

@QuarkusTest
@QuarkusTestResource(BackupFolder.class)
class RevokedTokenTest extends RevokedTokenContract {

    RevokedTokenTest() {
        super("/backups", "backups:read");
    }
}
