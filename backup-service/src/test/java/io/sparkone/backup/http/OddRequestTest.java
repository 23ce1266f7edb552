package io.sparkone.backup.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.OddRequests;

@QuarkusTest
@QuarkusTestResource(BackupFolder.class)
class OddRequestTest extends OddRequests {

    OddRequestTest() {
        super("/backups", "backups:write");
    }
}
