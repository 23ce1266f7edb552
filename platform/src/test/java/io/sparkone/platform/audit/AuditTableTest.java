package io.sparkone.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.sql.Sql;

/** What the audit log keeps, and what it lets go. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class AuditTableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final AuditQuery.Filter ALL = new AuditQuery.Filter(null, null, null, null);

    @Inject
    AuditTable table;

    @Inject
    Sql sql;

    @BeforeEach
    void empty() {
        sql.update("delete from audit_log");
    }

    @Test
    void floodOfRefusedRequestsIsBoundedAndPushesNoWriteOut() {
        note("/written", 2, 201);
        note("/unknown", 2, null);
        for (int i = 0; i < 20; i++) {
            note("/refused/" + i, 1, 401);
        }

        table.deleteRefused(NOW.minus(30, ChronoUnit.DAYS), 3);

        assertThat(paths()).containsExactly("/refused/19", "/refused/18", "/refused/17", "/unknown", "/written");
    }

    @Test
    void refusedRequestsAreForgottenBeforeWrites() {
        note("/refused", 31, 403);
        note("/refused-lately", 29, 403);
        note("/written", 300, 200);
        note("/written-long-ago", 367, 200);

        table.deleteRefused(NOW.minus(30, ChronoUnit.DAYS), 100);
        table.deleteBefore(NOW.minus(366, ChronoUnit.DAYS));

        assertThat(paths()).containsExactlyInAnyOrder("/refused-lately", "/written");
    }

    @Test
    void entryThatWasBegunGetsItsOutcome() {
        long id = note("/begun", 0, null);
        assertThat(table.list(ALL, 1, 0).get(0).status()).isNull();

        table.complete(id, 204);

        assertThat(table.list(ALL, 1, 0).get(0).status()).isEqualTo(204);
    }

    private long note(String path, int daysAgo, Integer status) {
        return table.insert(new Act(NOW.minus(daysAgo, ChronoUnit.DAYS), "ana", null, "127.0.0.1", "POST", path),
                status);
    }

    private List<String> paths() {
        return table.list(ALL, 100, 0).stream().map(AuditEntry::path).toList();
    }
}
