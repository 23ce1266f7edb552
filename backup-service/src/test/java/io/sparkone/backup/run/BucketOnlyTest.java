package io.sparkone.backup.run;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.awaitState;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.retention.Retention;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.backup.testing.S3Resource;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.local.testing.LocalStackResource;

/** All that a backup goes through, with a bucket as the only store. */
@QuarkusTest
@TestProfile(BucketOnlyTest.NoFolder.class)
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@QuarkusTestResource(value = S3Resource.class, restrictToAnnotatedClass = true, initArgs = @ResourceArg(name = "lock", value = "10S"))
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class BucketOnlyTest {

    @Inject
    Catalogue catalogue;

    @Inject
    Stores stores;

    @Inject
    Retention retention;

    @Test
    void aBackupIsVerifiedMoreThanOnceFoundAgainByTheBucketAloneAndDeletedInTheEnd() throws Exception {
        JsonPath first = verifiedBackup();
        String location = "/backups/" + first.getString("id");
        given().post(location + "/verification").then().statusCode(202);
        awaitState(location, "verified");

        execute("delete from backup.backup");
        assertThat(catalogue.reconcile(store())).isPositive();
        given().get(location).then().statusCode(200);
        assertThat(query("select state || ' ' || origin from backup.backup where id = '" + first.getString("id") + "'"))
                .containsExactly("verified catalogue");

        // two of one day two years ago, of which a policy keeps one, and the newest three
        String second = verifiedBackup().getString("id");
        for (int i = 0; i < 3; i++) {
            verifiedBackup();
        }
        execute("update backup.backup set taken_at = taken_at - interval '700 days' where id in ('"
                + first.getString("id") + "', '" + second + "')");
        retention.apply();

        given().get(location).then().statusCode(404);
        for (String key : BackupKeys.of(first.getString("object")).all()) {
            assertThat(store().find(key)).isEmpty();
        }
        catalogue.reconcile(store());
        given().get(location).then().statusCode(404);
    }

    @Test
    void aBackupWhoseObjectVanishedFromTheBucketIsNotShownAsGood() throws Exception {
        JsonPath backup = verifiedBackup();
        store().delete(backup.getString("object"));

        catalogue.reconcile(store());

        assertThat(query("select state from backup.backup where id = '" + UUID.fromString(backup.getString("id"))
                + "'")).containsExactly("failed");
        catalogue.reconcile(store());
        assertThat(query("select state from backup.backup where id = '" + UUID.fromString(backup.getString("id"))
                + "'")).containsExactly("failed");
    }

    private BackupStore store() {
        return stores.primary().orElseThrow();
    }

    /** Without the folder there is no key that the service made itself. */
    public static final class NoFolder implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path identity = Files.createTempFile("sparkone-identity-", ".txt");
                identity.toFile().deleteOnExit();
                Files.writeString(identity, SourceDatabase.KEY.identity() + "\n");
                return Map.of("sparkone.store.directory", "", "sparkone.dump.recipients",
                        String.join(",", SourceDatabase.recipients().keys()), "sparkone.verification.identity-path",
                        identity.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
