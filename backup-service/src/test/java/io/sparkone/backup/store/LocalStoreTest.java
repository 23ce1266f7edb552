package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {

    private static final byte[] CONTENT = "a backup".getBytes();

    @TempDir
    Path folder;

    private LocalStore store;

    @BeforeEach
    void open() throws IOException {
        store = new LocalStore(folder.resolve("store"));
    }

    @Test
    void whatIsCommittedIsThereAsAWhole() throws IOException {
        store.put("db/2026/11/x.manifest.json", CONTENT);

        assertThat(store.get("db/2026/11/x.manifest.json")).isEqualTo(CONTENT);
        assertThat(store.list("db/")).singleElement().satisfies(object -> {
            assertThat(object.key()).isEqualTo("db/2026/11/x.manifest.json");
            assertThat(object.bytes()).isEqualTo(CONTENT.length);
        });
    }

    @Test
    void anUploadIsInvisibleUntilItIsCommitted() throws IOException {
        try (Upload upload = store.begin("db/x", 0)) {
            upload.write(CONTENT);
            assertThat(store.find("db/x")).isEmpty();
            assertThat(store.list("")).isEmpty();
        }
        assertThat(store.find("db/x")).isEmpty();
        assertThat(folder.resolve("store/.incoming")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsReaped() throws IOException {
        Path left = Files.write(folder.resolve("store/.incoming/left"), CONTENT);

        assertThat(store.reap(Instant.now().minusSeconds(60))).isZero();
        assertThat(store.reap(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(left).doesNotExist();
    }

    @Test
    void anObjectIsNeverOverwritten() throws IOException {
        store.put("db/x", CONTENT);

        assertThatThrownBy(() -> store.put("db/x", new byte[0])).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(store.get("db/x")).isEqualTo(CONTENT);
    }

    @Test
    void noKeyLeadsOutOfTheFolder() {
        assertThatThrownBy(() -> store.open("../secret")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete("/etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        store.put("db/x", CONTENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("store/db/x"))))
                .isEqualTo("rw-------");
    }

    @Test
    void deletingWhatIsNotThereIsNoError() throws IOException {
        store.delete("db/none");

        assertThat(store.list("")).isEmpty();
    }
}
