package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class BackupKeysTest {

    private static final BackupKeys KEYS = BackupKeys.of("sparkone", Instant.parse("2026-11-22T03:00:00Z"),
            UUID.fromString("1b4e28ba-2fa1-11d2-883f-0016d3cca427"));

    @Test
    void aKeySaysDatabaseAndMoment() {
        assertThat(KEYS.dump()).isEqualTo("sparkone/2026/11/sparkone_20261122T030000Z_1b4e28ba.dump.zst.age");
    }

    @Test
    void everyPartLeadsBackToItsBackup() {
        assertThat(KEYS.all()).allSatisfy(key -> {
            assertThat(BackupKeys.isPart(key)).isTrue();
            assertThat(BackupKeys.of(key)).isEqualTo(KEYS);
        });
    }

    @Test
    void theManifestIsDeletedFirst() {
        assertThat(BackupKeys.isManifest(KEYS.all().get(0))).isTrue();
    }

    @Test
    void otherFilesAreNoPart() {
        assertThat(BackupKeys.isPart("keys/identity.txt")).isFalse();
        assertThatThrownBy(() -> BackupKeys.of("keys/identity.txt")).isInstanceOf(IllegalArgumentException.class);
    }
}
