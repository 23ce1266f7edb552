package io.sparkone.backup.retention;

import static io.restassured.RestAssured.given;
import static io.sparkone.backup.testing.Rest.execute;
import static io.sparkone.backup.testing.Rest.query;
import static io.sparkone.backup.testing.Rest.verifiedBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.testing.BackupFolder;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(BackupFolder.class)
@TestSecurity(user = "operator", roles = {"backups:read", "backups:write"})
class RetentionTest {

    @Inject
    Retention retention;

    @Inject
    Stores stores;

    @Test
    void whatThePolicyNoLongerKeepsIsDeletedFromStoreAndCatalogueButNotWhatIsBeingRead() throws Exception {
        execute("delete from backup.backup");
        List<JsonPath> backups = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            backups.add(verifiedBackup());
        }
        // all of one day two years ago, but for the newest three, which every policy keeps
        execute("update backup.backup set taken_at = taken_at - interval '700 days' where id in ('" + id(backups, 0)
                + "', '"
                + id(backups, 1) + "', '" + id(backups, 2) + "')",
                "update backup.backup set pinned_until = now() + interval '1 hour' where id = '" + id(backups, 0)
                        + "'");

        given().get("/backups/retention").then().statusCode(200).body("deletable.id", hasItems(id(backups, 1)))
                .body("deletable.id", not(hasItems(id(backups, 0))))
                .body("deletable.id", not(hasItems(id(backups, 5))));
        retention.apply();

        BackupStore store = stores.primary().orElseThrow();
        given().get("/backups/" + id(backups, 1)).then().statusCode(404);
        for (String key : BackupKeys.of(backups.get(1).getString("object")).all()) {
            assertThat(store.find(key)).isEmpty();
        }
        given().get("/backups/" + id(backups, 0)).then().statusCode(200);
        assertThat(store.find(backups.get(0).getString("object"))).isPresent();
        assertThat(store.find(backups.get(5).getString("object"))).isPresent();
    }

    /** A name that holds a folder with something in it is not deleted, not even by root: as when a bucket locks an object. */
    @Test
    void whatTheStoreDoesNotLetGoStaysInTheCatalogueAndTheOperatorIsTold() throws Exception {
        execute("delete from backup.backup");
        List<JsonPath> backups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            backups.add(verifiedBackup());
        }
        execute("update backup.backup set taken_at = taken_at - interval '700 days' where id in ('" + id(backups, 0)
                + "', '" + id(backups, 1) + "')");
        Path manifest = BackupFolder.path().resolve("store")
                .resolve(BackupKeys.of(backups.get(0).getString("object")).manifest());
        Path away = Files.move(manifest, manifest.resolveSibling("away"));
        Files.writeString(Files.createDirectory(manifest).resolve("lock"), "");

        retention.apply();
        retention.apply();

        given().get("/backups/" + id(backups, 0)).then().statusCode(200).body("state", equalTo("verified"))
                .body("object", equalTo(backups.get(0).getString("object")));
        assertThat(stores.primary().orElseThrow().find(backups.get(0).getString("object"))).isPresent();
        assertThat(query("select distinct data ->> 'subject' from backup.outbox where data ->> 'key' = 'retention/"
                + id(backups, 0) + "'"))
                .containsExactly("SparkOne: não foi possível apagar um backup antigo de sparkone");
        assertThat(given().get("/metrics").asString().lines()
                .filter(line -> line.startsWith("sparkone_backup_deletions_total{result=\"failure\"}")).toList())
                .singleElement().asString().doesNotEndWith(" 0.0");

        Files.delete(manifest.resolve("lock"));
        Files.delete(manifest);
        Files.move(away, manifest);
        retention.apply();
        given().get("/backups/" + id(backups, 0)).then().statusCode(404);
    }

    private static String id(List<JsonPath> backups, int index) {
        return backups.get(index).getString("id");
    }
}
