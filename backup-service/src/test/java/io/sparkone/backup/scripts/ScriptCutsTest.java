package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.scripts.Script.Result;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** Dumps of every form, cut at every place and with something added: refused with the reason, and the database stays as it is. */
class ScriptCutsTest {

    private static final String LIVE = "cut_live";
    private static final KeyPair KEY = KeyPair.generate();

    @TempDir
    Path folder;

    private SourceDatabase source;
    private Map<String, String> key;

    @BeforeEach
    void content() throws Exception {
        SourceDatabase.client();
        source = SourceDatabase.create(LIVE);
        key = Map.of("AGE_IDENTITY",
                Files.writeString(folder.resolve("identity.txt"), KEY.identity() + "\n").toString());
    }

    @AfterEach
    void drop() throws SQLException {
        source.close();
    }

    @ParameterizedTest
    @CsvSource({"plain,cat", "plain,gzip", "plain,xz", "plain,age", "plain,zstd -q | age", "custom,cat",
            "custom,zstd -q",
            "custom,zstd -q | age"})
    void whatIsNotAsItWasMadeIsRefusedOrHarmless(String form, String wrapping) throws Exception {
        byte[] whole = made(form, wrapping);
        for (Map.Entry<String, byte[]> damage : damages(whole, form.equals("plain") && wrapping.equals("cat"))
                .entrySet()) {
            Path bad = Files.write(folder.resolve("bad.bin"), damage.getValue());
            boolean whollyThere = form.equals("custom") && damage.getKey().startsWith("added");

            Result verified = Script.on(LIVE, "verify_backup.sh").with(key).run(bad);

            // pg_restore reads a custom dump as far as its table of contents says, and then all is there
            if (!whollyThere || verified.code() != 0) {
                verified.refused("");
                assertThat(verified.output()).as(damage.getKey()).contains(bad.toString()).doesNotContain("verified:");
            }
        }
        Path half = Files.write(folder.resolve("half.bin"), Arrays.copyOf(whole, whole.length / 2));
        Script.on(LIVE, "restore.sh").with(key).run(half, "--confirm", LIVE).refused(half.toString());
        assertUntouched();
    }

    /** @param plainText whose last newline may be missing, since everything stands before it */
    private static Map<String, byte[]> damages(byte[] whole, boolean plainText) {
        Map<String, byte[]> damages = new LinkedHashMap<>();
        for (int end : new int[]{0, 1, 10, 100, 1000, whole.length / 2, whole.length * 9 / 10,
                whole.length - (plainText ? 12 : 1)}) {
            damages.put("cut at " + end + " of " + whole.length, Arrays.copyOf(whole, end));
        }
        damages.put("added: garbage", concatenated(whole, "garbage\n".repeat(9).getBytes(StandardCharsets.UTF_8)));
        damages.put("added: itself", concatenated(whole, whole));
        return damages;
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private byte[] made(String form, String wrapping) throws Exception {
        Path whole = folder.resolve("whole.bin");
        Map<String, String> environment = new HashMap<>(source.database().environment());
        String dump = SourceDatabase.client().path("pg_dump") + " --format=" + form;
        Subprocess.run(List.of("bash", "-o", "pipefail", "-c", dump + " | "
                + wrapping.replace("age", "age -r " + KEY.recipient()) + " >" + whole), environment,
                Duration.ofSeconds(60));
        return Files.readAllBytes(whole);
    }

    private void assertUntouched() throws SQLException {
        assertThat(Rest.query("select datname from pg_database where datname ~ '^(cut_live_|sparkone_rest)'"))
                .isEmpty();
        try (var connection = source.connect();
                var row = connection.createStatement().executeQuery("select count(*) from person")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(20_000);
        }
    }
}
