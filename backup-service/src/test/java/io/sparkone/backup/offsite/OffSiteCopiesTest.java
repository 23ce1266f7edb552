package io.sparkone.backup.offsite;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.Backups;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.backup.testing.S3Resource;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@QuarkusTestResource(value = S3Resource.class, restrictToAnnotatedClass = true)
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class OffSiteCopiesTest {

    @Inject
    OffSiteCopies copies;

    @Inject
    Backups backups;

    @Inject
    Stores stores;

    @Test
    void aBackupIsCopiedAsAWholeAndDrillsReadTheCopy() throws Exception {
        UUID id = UUID.fromString(verifiedBackup().getString("id"));

        copies.copyMissing();

        BackupStore offSite = stores.offSite().orElseThrow();
        Backup backup = backups.find(id).orElseThrow();
        assertThat(offSite.name()).isEqualTo("s3");
        assertThat(offSite.get(backup.keys().dump()))
                .isEqualTo(stores.primary().orElseThrow().get(backup.keys().dump()));
        assertThat(offSite.find(backup.keys().manifest())).isPresent();
        assertThat(query("select state from backup.backup_copy where backup_id = '" + id + "'"))
                .containsExactly("copied");

        String location = given().post("/backups/drills").then().statusCode(202).extract().header("Location");
        JsonPath drill = awaitState(location, "passed");
        assertThat(drill.getString("store")).isEqualTo("s3");
    }

    @Test
    void aCopyThatCannotBeMadeIsRecordedAndTheBackupStaysGood() throws Exception {
        UUID id = UUID.fromString(verifiedBackup().getString("id"));
        Backup backup = backups.find(id).orElseThrow();
        stores.primary().orElseThrow().delete(backup.keys().globals());

        copies.copyMissing();

        assertThat(query("select state from backup.backup_copy where backup_id = '" + id + "'"))
                .containsExactly("failed");
        assertThat(stores.offSite().orElseThrow().find(backup.keys().manifest())).isEmpty();
        given().get("/backups/" + id).then().statusCode(200);
    }

    @Test
    void whatHasDecayedInTheFirstStoreIsNotCopied() throws Exception {
        JsonPath made = verifiedBackup();
        Path file = BackupFolder.path().resolve("store").resolve(made.getString("object"));
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        copies.copyMissing();

        assertThat(query("select state || ': ' || error from backup.backup_copy where backup_id = '"
                + made.getString("id") + "'").get(0)).startsWith("failed: ")
                .contains("not what its manifest describes");
        assertThat(stores.offSite().orElseThrow().find(made.getString("object"))).isEmpty();
    }
}
