package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresClientTest {

    @TempDir
    private Path folder;

    @Test
    void theOldestClientThatWillDoIsTaken() throws IOException {
        Path path = Files.createDirectories(folder.resolve("a"));
        install(folder.resolve("a"), "14.3");
        install(folder.resolve("b"), "17.1");
        install(folder.resolve("c"), "15.2");
        install(folder.resolve("d"), "16.9");

        assertThat(find(path + ":" + folder.resolve("b") + ":" + folder.resolve("c") + ":" + folder.resolve("d")))
                .isEqualTo(folder.resolve("c"));
    }

    @Test
    void aFolderWithoutPgRestoreWillNotDo() throws IOException {
        install(folder.resolve("a"), "15.2");
        Files.delete(folder.resolve("a/pg_restore"));

        assertThat(find(folder.resolve("a").toString())).isNotEqualTo(folder.resolve("a"));
    }

    private Path find(String path) {
        return PostgresClient.find(folder.resolve("tools"), Map.of("PATH", path)).map(PostgresClient::bin).orElse(null);
    }

    private static void install(Path bin, String version) throws IOException {
        Files.createDirectories(bin);
        for (String program : new String[]{"pg_dump", "pg_restore"}) {
            Path script = Files.writeString(bin.resolve(program),
                    "#!/bin/sh\necho '" + program + " (PostgreSQL) " + version + "'\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
