package io.sparkone.backup.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.archive.ArchiveOutput;
import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.ContentSurvey;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestDamagedException;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.LocalStore;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** Backups that are bad in every way that anybody thought of: none may pass. */
class DamagedBackupTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    static Path folder;

    private static LocalStore store;
    private static SourceDatabase source;
    private static Manifest whole;
    private static Manifest other;
    private static Manifest empty;

    @BeforeAll
    static void backups() throws Exception {
        store = new LocalStore(folder.resolve("store"));
        source = SourceDatabase.create("damaged");
        whole = dump(source.database().name());
        source.execute("update pet set name = 'changed' where id = 7");
        other = dump(source.database().name());
        Rest.execute("drop database if exists damaged_empty", "create database damaged_empty");
        empty = dump("damaged_empty");
    }

    private static Manifest dump(String database) throws Exception {
        UUID id = UUID.randomUUID();
        return SourceDatabase.dump().run(id, source.database().named(database), store,
                BackupKeys.of(database, NOW, id));
    }

    @AfterAll
    static void drop() throws SQLException {
        source.close();
        Rest.execute("drop database if exists damaged_empty");
    }

    @Test
    void asItIsItPasses() throws Exception {
        assertThat(verify(Map.of()).passed()).isTrue();
    }

    @Test
    void aBackupWithAManifestOfTheFormerFormatPasses() throws Exception {
        Content content;
        try (var connection = source.connect()) {
            connection.setAutoCommit(false);
            ContentSurvey survey = new ContentSurvey(connection, 2);
            content = survey.content(survey.sequences());
        }
        Manifest former = ManifestJson.read(ManifestJson.write(new Manifest(2, other.backupId(), other.database(),
                other.takenAt(), other.storedAt(), other.object(), other.checksums(), other.globalsObject(),
                other.globalsChecksums(), other.dumpVersion(), content)));

        assertThat(verify(former, Map.of()).problem()).isNull();
    }

    /** Header, the key's stanza, the table of contents, the rows, the last byte. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.001, 0.01, 0.5, 0.99999})
    void aDumpThatIsCutIsNoticed(double where) throws Exception {
        byte[] archive = store.get(whole.object());
        byte[] cut = Arrays.copyOf(archive, (int) Math.min(archive.length - 1, Math.ceil(archive.length * where)));

        assertBad(verify(Map.of(whole.object(), cut)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.003, 0.01, 0.6, 0.99999})
    void aDumpWithAFlippedBitIsNoticed(double where) throws Exception {
        byte[] archive = store.get(whole.object());
        archive[(int) (archive.length * where)] ^= 1;

        assertBad(verify(Map.of(whole.object(), archive)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9999})
    void rolesThatAreCutOrGoneAreNoticed(double where) throws Exception {
        byte[] archive = store.get(whole.globalsObject());

        assertBad(verify(
                Map.of(whole.globalsObject(), Arrays.copyOf(archive, (int) (archive.length * where)))));
    }

    /** Each is an archive in good order, for the right key. */
    @Test
    void whatHoldsAnotherDumpIsNoticed() throws Exception {
        assertBad(verify(Map.of(whole.object(), store.get(other.object()))));
        assertBad(verify(Map.of(whole.object(), store.get(empty.object()))));
        assertBad(verify(Map.of(whole.object(), store.get(whole.globalsObject()))));
        assertBad(verify(Map.of(whole.globalsObject(), store.get(whole.object()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PGDMP", "-- PostgreSQL database dump\n",
            "select 1;\n\n--\n-- PostgreSQL database dump complete\n--\n"})
    void stubsInGoodWrappingsAreNoticed(String content) throws Exception {
        assertBad(verify(Map.of(whole.object(), archive(content.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void whatIsNoArchiveIsNoticed() throws Exception {
        assertBad(verify(Map.of(whole.object(), new byte[0])));
        assertBad(verify(Map.of(whole.object(), new byte[5000])));
        assertBad(verify(Map.of(whole.object(), "PGDMP and more".getBytes(StandardCharsets.UTF_8))));
    }

    /** A dump of the same rows that somebody made later is not the one that the manifest describes. */
    @Test
    void anEqualDumpIsNotTheSame() throws Exception {
        Manifest again = new Manifest(Manifest.FORMAT, whole.backupId(), whole.database(), whole.takenAt(),
                whole.storedAt(), whole.object(), new Checksums(whole.checksums().plainBytes(), "0",
                        whole.checksums().cipherBytes(), "0"),
                whole.globalsObject(), whole.globalsChecksums(), whole.dumpVersion(), whole.content());

        assertThat(verify(again, Map.of()).problem()).contains("checksums");
    }

    /** Every sixteenth byte, since each takes a parse of all. */
    @Test
    void aManifestWithAFlippedBitIsNoneOrSaysTheSame() throws IOException {
        byte[] json = ManifestJson.write(whole);
        for (int at = 0; at < json.length; at += 16) {
            byte[] flipped = json.clone();
            flipped[at] ^= 2;

            assertThatThrownBy(() -> ManifestJson.read(flipped)).as("at %d", at)
                    .isInstanceOf(ManifestDamagedException.class);
        }
        assertThat(ManifestJson.read(json)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999, 1})
    void aManifestThatIsCutIsNone(double where) {
        byte[] json = ManifestJson.write(whole);

        assertThatThrownBy(() -> ManifestJson.read(Arrays.copyOf(json, (int) ((json.length - 1) * where))))
                .isInstanceOf(ManifestDamagedException.class);
    }

    private static byte[] archive(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArchiveOutput archive = new ArchiveOutput(bytes, SourceDatabase.recipients(), 1)) {
            archive.write(content);
            archive.finish();
        }
        return bytes.toByteArray();
    }

    private static void assertBad(VerificationReport report) {
        assertThat(report.passed()).isFalse();
        assertThat(report.problem()).isNotBlank();
        assertThat(report.couldOpen()).as("bad, and not only for another key").isTrue();
    }

    /** @param instead content for keys whose objects are replaced */
    private static VerificationReport verify(Map<String, byte[]> instead) throws Exception {
        return verify(whole, instead);
    }

    private static VerificationReport verify(Manifest manifest, Map<String, byte[]> instead) throws Exception {
        return new Verification(SourceDatabase.client(), SourceDatabase.server(), Identities.of(SourceDatabase.KEY),
                new Verification.Settings(folder.resolve("w"), Duration.ofMinutes(2), 2, null), Clock.systemUTC())
                .run(manifest, store.name(), key -> instead.containsKey(key)
                        ? new ByteArrayInputStream(instead.get(key))
                        : store.open(key));
    }
}
