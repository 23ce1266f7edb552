package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Part;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.testing.S3Proxy;
import io.sparkone.backup.testing.S3Server;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.backup.verification.Verification;

class S3StoreTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    static Path folder;

    private static S3Server server;

    private S3Store store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void emptyBucket() throws IOException {
        store = new S3Store(server.settings());
        for (StoredObject object : store.list("")) {
            store.delete(object.key());
        }
        store.reap(Instant.now().plusSeconds(60));
    }

    @Test
    void aSmallObjectComesBack() throws IOException {
        store.put("db/x.manifest.json", "{}".getBytes());

        assertThat(store.get("db/x.manifest.json")).asString().isEqualTo("{}");
        assertThat(store.find("db/x.manifest.json").orElseThrow().bytes()).isEqualTo(2);
        assertThat(store.list("db/")).extracting(StoredObject::key).containsExactly("db/x.manifest.json");
        store.delete("db/x.manifest.json");
        assertThat(store.find("db/x.manifest.json")).isEmpty();
    }

    @Test
    void keysStandBelowThePrefix() throws IOException {
        store.put("db/x", new byte[1]);

        try (S3Client client = server.client()) {
            assertThat(client.listObjectsV2(list -> list.bucket(server.bucket())).contents()).extracting("key")
                    .containsExactly("site/db/x");
        }
    }

    @Test
    void aLargeObjectOfUnknownLengthComesBack() throws IOException {
        byte[] content = new byte[40 * MEBIBYTE + 7];
        new Random(3).nextBytes(content);
        try (Upload upload = store.begin("db/large", 0)) {
            for (int from = 0; from < content.length; from += 100_000) {
                upload.write(content, from, Math.min(100_000, content.length - from));
            }
            assertThat(store.find("db/large")).isEmpty();
            upload.commit();
        }

        assertThat(store.get("db/large")).isEqualTo(content);
    }

    @Test
    void whatIsExactlyTwoPartsComesBack() throws IOException {
        byte[] content = new byte[32 * MEBIBYTE];
        store.put("db/even", content);

        assertThat(store.find("db/even").orElseThrow().bytes()).isEqualTo(content.length);
    }

    @Test
    void anAbandonedUploadLeavesNothing() throws IOException {
        try (Upload upload = store.begin("db/half", 0)) {
            upload.write(new byte[20 * MEBIBYTE]);
        }

        assertThat(store.list("")).isEmpty();
        assertThat(store.reap(Instant.now().plusSeconds(60))).isZero();
    }

    @Test
    void theUploadOfAKilledProcessIsReaped() throws IOException {
        Upload left = store.begin("db/killed", 0);
        left.write(new byte[20 * MEBIBYTE]);

        assertThat(store.list("")).isEmpty();
        assertThat(store.reap(Instant.now().minusSeconds(600))).isZero();
        assertThat(store.reap(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThatThrownBy(left::commit).isInstanceOf(IOException.class);
    }

    @Test
    void moreObjectsThanOneAnswerHoldsAreAllListed() throws IOException {
        for (int n = 0; n < 1_001; n++) {
            store.put("many/" + n, new byte[1]);
        }

        assertThat(store.list("many/")).hasSize(1_001);
    }

    /** A neighbour in the same bucket is none of our business. */
    @Test
    void uploadsOutsideOfThePrefixAreNotReaped() throws IOException {
        try (S3Client client = server.client()) {
            String id = client.createMultipartUpload(create -> create.bucket(server.bucket()).key("other/x"))
                    .uploadId();

            assertThat(store.reap(Instant.now().plusSeconds(60))).isZero();
            client.abortMultipartUpload(abort -> abort.bucket(server.bucket()).key("other/x").uploadId(id));
        }
    }

    @Test
    void anObjectIsNeverOverwritten() throws IOException {
        store.put("db/x", new byte[1]);

        assertThatThrownBy(() -> store.put("db/x", new byte[2])).isInstanceOf(IOException.class);
    }

    /** Both looked for the key before the other was there. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20 * MEBIBYTE})
    void ofTwoWritersOfOneKeyTheServiceLetsOneWin(int bytes) throws IOException {
        byte[] first = content(1, bytes);
        try (Upload winner = store.begin("db/x", 0); Upload loser = store.begin("db/x", 0)) {
            winner.write(first);
            loser.write(content(2, bytes));
            winner.commit();

            assertThatThrownBy(loser::commit).isInstanceOf(IOException.class).hasMessageContaining("already");
        }
        assertThat(store.get("db/x")).isEqualTo(first);
        assertThat(store.reap(Instant.now().plusSeconds(60))).isZero();
    }

    /** As when the answer to the first attempt is lost on the way. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20 * MEBIBYTE})
    void whoeverIsRefusedBecauseOfItselfHasSucceeded(int bytes) throws IOException {
        byte[] content = content(1, bytes);
        try (Upload first = store.begin("db/x", 0); Upload again = store.begin("db/x", 0)) {
            first.write(content);
            again.write(content);
            first.commit();

            again.commit();
        }
        assertThat(store.get("db/x")).isEqualTo(content);
    }

    @Test
    void allPartsButTheLastAreEqual() throws IOException {
        try (Upload upload = store.begin("db/parts", 0); S3Client client = server.client()) {
            for (int written = 0; written < 50 * MEBIBYTE; written += 777_777) {
                upload.write(new byte[777_777]);
            }
            String id = client.listMultipartUploads(list -> list.bucket(server.bucket())).uploads().get(0).uploadId();
            assertThat(client
                    .listParts(list -> list.bucket(server.bucket()).key("site/db/parts").uploadId(id)).parts())
                    .hasSize(6).extracting(Part::size).containsOnly(8L * MEBIBYTE);
        }
    }

    private static byte[] content(int seed, int bytes) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return content;
    }

    @Test
    void aWrongSecretIsRefusedAndNotShown() {
        try (S3Store other = new S3Store(server.settings(server.bucket(), "not-the-secret", null))) {
            assertThatThrownBy(() -> other.list("")).isInstanceOf(IOException.class).hasMessageContaining("403")
                    .hasMessageNotContaining("not-the-secret");
            assertThatThrownBy(() -> other.put("db/x", new byte[1])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMissingBucketIsAnErrorAndNotAnEmptyStore() {
        try (S3Store other = new S3Store(server.settings("nowhere", server.secretKey(), null))) {
            assertThatThrownBy(() -> other.list("")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBackupInABucketIsProved() throws Exception {
        UUID id = UUID.randomUUID();
        BackupKeys keys = BackupKeys.of("bucketed", Instant.now(), id);
        try (SourceDatabase source = SourceDatabase.create("bucketed")) {
            Manifest manifest = SourceDatabase.dump().run(id, source.database(), store, keys);

            assertThat(new Verification(SourceDatabase.client(), SourceDatabase.server(),
                    Identities.of(SourceDatabase.KEY),
                    new Verification.Settings(folder, Duration.ofMinutes(2), 2, null),
                    Clock.systemUTC()).run(manifest, store.name(), store::open).problem()).isNull();
        }
    }

    @Test
    @Timeout(90)
    void aServerThatDiesMidwayFailsTheUploadInTime() throws Exception {
        try (S3Proxy dying = S3Proxy.start(Files.createDirectory(folder.resolve("dying")));
                S3Store there = new S3Store(dying.settings())) {
            Upload upload = there.begin("db/x", 0);
            upload.write(new byte[20 * MEBIBYTE]);
            dying.kill();

            assertThatThrownBy(() -> {
                upload.write(new byte[20 * MEBIBYTE]);
                upload.commit();
            }).isInstanceOf(IOException.class);
        }
    }
}
