package io.sparkone.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ServiceAccountTest {

    private static final DatabaseUrl REMOTE = DatabaseUrl.parse("postgresql://admin:secret@db.example.org/suite");
    private static final DatabaseUrl LOCAL = DatabaseUrl.parse("postgresql://admin:secret@localhost/suite");

    @Test
    void aRemoteDatabaseNeedsAPasswordForEachRole() {
        Map<String, String> incomplete = Map.of("API_DB_PASSWORD", "a", "SYNC_DB_PASSWORD", "b", "BACKUP_DB_PASSWORD",
                "d");

        assertThatThrownBy(() -> ServiceAccount.allFor(REMOTE, incomplete))
                .hasMessageContaining("NOTIFY_DB_PASSWORD").hasMessageContaining("sparkone_notify")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aLocalDatabaseTakesTheRoleNamesUnlessOneIsSet() {
        assertThat(ServiceAccount.allFor(LOCAL, Map.of("SYNC_DB_PASSWORD", "mine")))
                .extracting(ServiceAccount::password)
                .containsExactly("sparkone_api", "mine", "sparkone_notify", "sparkone_backup");
    }

    @Test
    void aNameThatIsNoPlainWordIsRefusedBecauseItBecomesSql() {
        assertThatThrownBy(() -> ServiceAccount.local("api; DROP")).isInstanceOf(IllegalArgumentException.class);
    }
}
