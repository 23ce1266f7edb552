package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.dump.DumpFailedException;
import io.sparkone.backup.testing.S3Interceptor;
import io.sparkone.backup.testing.S3Interceptor.Answer;
import io.sparkone.backup.testing.S3Interceptor.Request;
import io.sparkone.backup.testing.S3Server;
import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.backup.verification.Verification;

/** A real S3 server that refuses what other services refuse, and what any service refuses on a bad day. */
@Timeout(120)
class S3RefusalsTest {

    private static final int LARGE = 20 << 20;

    @TempDir
    static Path folder;

    private static S3Server server;
    private static S3Interceptor between;

    private final S3Store store = new S3Store(between.settings());

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        between = new S3Interceptor(server);
    }

    @AfterAll
    static void stop() {
        between.close();
        server.close();
    }

    @BeforeEach
    void emptyBucket() throws IOException {
        between.behave(request -> Answer.PASSED_ON);
        for (StoredObject object : store.list("")) {
            store.delete(object.key());
        }
        store.reap(Instant.now().plusSeconds(60));
    }

    /** Services that do less than AWS, in what matters here; each as its documentation or its users say. */
    enum Service {
        /** Knows no conditional writes and none of the SDK's checksums. */
        B2(request -> request.headers().containsKey("if-none-match") || hasSdkChecksums(request)
                ? Answer.refused(501, "NotImplemented")
                : Answer.PASSED_ON),
        /** Knows no locks and no bodies in signed chunks. */
        R2(request -> request.headers().keySet().stream().anyMatch(name -> name.startsWith("x-amz-object-lock"))
                || request.headers().getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING")
                        ? Answer.refused(501, "NotImplemented")
                        : Answer.PASSED_ON),
        /** Lists no uploads. */
        LAKE_FS(request -> request.isListingOfUploads()
                ? Answer.refused(501, "NotImplemented")
                : Answer.PASSED_ON);

        private final Function<Request, Answer> behaviour;

        Service(Function<Request, Answer> behaviour) {
            this.behaviour = behaviour;
        }

        private static boolean hasSdkChecksums(Request request) {
            return request.headers().keySet().stream()
                    .anyMatch(name -> name.startsWith("x-amz-checksum") || name.equals("x-amz-trailer"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackupIsProvedAndNothingIsOverwrittenWhicheverServiceItIs(Service service) throws Exception {
        between.behave(service.behaviour);
        UUID id = UUID.randomUUID();
        try (SourceDatabase source = SourceDatabase.create("refused")) {
            Manifest manifest = SourceDatabase.dump().run(id, source.database(), store,
                    BackupKeys.of("refused", Instant.now(), id));

            assertThat(new Verification(SourceDatabase.client(), SourceDatabase.server(),
                    Identities.of(SourceDatabase.KEY),
                    new Verification.Settings(folder.resolve("work"), Duration.ofMinutes(2), 2, null),
                    Clock.systemUTC()).run(manifest, store.name(), store::open).problem()).isNull();
        }
        byte[] content = content();
        store.put("db/large", content);
        assertThat(store.get("db/large")).isEqualTo(content);
        assertThatThrownBy(() -> store.put("db/large", new byte[1])).isInstanceOf(IOException.class);
        assertThat(store.reap(Instant.now().plusSeconds(60))).isZero();
    }

    /** Both looked for the key before the other was there. */
    @ParameterizedTest
    @ValueSource(ints = {3, LARGE})
    void withoutConditionsTheLaterOfTwoWritersStillSeesTheFirst(int bytes) throws IOException {
        between.behave(Service.B2.behaviour);
        byte[] first = new byte[bytes];
        first[0] = 1;
        try (Upload winner = store.begin("db/x", 0); Upload loser = store.begin("db/x", 0)) {
            winner.write(first);
            loser.write(new byte[bytes]);
            winner.commit();

            assertThatThrownBy(loser::commit).isInstanceOf(IOException.class).hasMessageContaining("already");
        }
        assertThat(store.get("db/x")).isEqualTo(first);
    }

    @Test
    void whoeverComesBetweenTheLooksAndTheWriteIsSeenByTheServiceItself() throws IOException {
        store.put("db/x", new byte[1]);
        AtomicInteger looks = new AtomicInteger();
        between.behave(request -> request.method().equals("HEAD") && looks.incrementAndGet() <= 2
                ? Answer.refused(404, "NoSuchKey")
                : Answer.PASSED_ON);

        assertThatThrownBy(() -> store.put("db/x", new byte[2])).isInstanceOf(IOException.class)
                .hasMessageContaining("already");
        assertThat(looks.get()).isEqualTo(3);
    }

    /** As versitygw does in a bucket with versions, where only the mark of the deletion lies under the key. */
    @Test
    void aConditionThatFailsWithoutAnObjectIsDroppedForOnce() throws IOException {
        between.behave(request -> request.headers().containsKey("if-none-match")
                ? Answer.refused(412, "PreconditionFailed")
                : Answer.PASSED_ON);

        store.put("db/x", new byte[2]);

        assertThat(store.find("db/x").orElseThrow().bytes()).isEqualTo(2);
    }

    /** The second attempt is told that there is no such upload, or that the key exists. */
    @ParameterizedTest
    @ValueSource(ints = {3, LARGE})
    void whoseLastAnswerIsLostHasSucceeded(int bytes) throws IOException {
        AtomicInteger ends = new AtomicInteger();
        between.behave(request -> (request.isCompletion()
                || request.method().equals("PUT") && !request.isPartUpload()) && ends.getAndIncrement() == 0
                        ? Answer.LOST
                        : Answer.PASSED_ON);

        store.put("db/x", new byte[bytes]);

        assertThat(ends.get()).isGreaterThan(1);
        assertThat(store.find("db/x").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void anUploadThatIsGoneWhenItIsToBeRemovedDoesNotKeepTheOthers() throws IOException {
        Upload first = store.begin("db/a", 0);
        first.write(new byte[LARGE]);
        Upload second = store.begin("db/b", 0);
        second.write(new byte[LARGE]);
        between.behave(request -> request.method().equals("DELETE") && request.path().contains("db/a")
                ? Answer.refused(404, "NoSuchUpload")
                : Answer.PASSED_ON);

        assertThat(store.reap(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void credentialsThatExpireMidwayFailTheDumpAndAreNamed() throws Exception {
        AtomicInteger parts = new AtomicInteger();
        between.behave(request -> parts.get() > 1 || request.isPartUpload() && parts.incrementAndGet() > 1
                ? Answer.refused(400, "ExpiredToken")
                : Answer.PASSED_ON);
        UUID id = UUID.randomUUID();
        BackupKeys keys = BackupKeys.of("expired", Instant.now(), id);
        try (SourceDatabase source = SourceDatabase.create("expired")) {
            source.execute("create table noise as select gen_random_uuid() a, gen_random_uuid() b, gen_random_uuid() c"
                    + " from generate_series(1, 400000)");

            assertThatThrownBy(() -> SourceDatabase.dump().run(id, source.database(), store, keys))
                    .isInstanceOf(DumpFailedException.class).hasMessageContaining("BACKUP_S3_SECRET_KEY")
                    .hasMessageContaining("ExpiredToken");
        }
        between.behave(request -> Answer.PASSED_ON);
        assertThat(store.list("")).isEmpty();
        assertThat(store.reap(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void aServiceThatAsksToSlowDownIsAskedAgain() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        between.behave(request -> requests.getAndIncrement() % 2 == 0
                ? Answer.refused(503, "SlowDown")
                : Answer.PASSED_ON);
        byte[] content = content();

        store.put("db/x", content);

        assertThat(store.get("db/x")).isEqualTo(content);
    }

    @Test
    void aServiceThatStaysTooBusyIsNamedSo() {
        between.behave(request -> Answer.refused(503, "SlowDown"));

        assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class)
                .hasMessageContaining("too busy, 2 times in a row");
    }

    @Test
    void whatIsNotAllowedIsAnErrorAndNotAnEmptyStore() {
        between.behave(request -> Answer.refused(403, "AccessDenied"));

        assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class)
                .hasMessageContaining("the credentials do not allow it");
        assertThatThrownBy(() -> store.find("db/x")).isInstanceOf(IOException.class)
                .hasMessageContaining("the credentials do not allow it");
        assertThatThrownBy(() -> store.delete("db/x")).isInstanceOf(IOException.class)
                .hasMessageContaining("or the object is locked");
    }

    /** The SDK takes the service's time for the second attempt; where that does not help, the clock is named. */
    @Test
    void aClockThatIsFarOffIsMadeUpForOrNamed() throws IOException {
        List<String> dates = new CopyOnWriteArrayList<>();
        Instant theirs = Instant.now().plus(Duration.ofHours(1));
        between.behave(request -> {
            dates.add(request.headers().get("x-amz-date"));
            return Answer.refusedAt(theirs, 403, "RequestTimeTooSkewed");
        });

        assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class).hasMessageContaining("clock differs");
        assertThatThrownBy(() -> store.find("db/x")).isInstanceOf(IOException.class)
                .hasMessageContaining("clock differs");
        assertThat(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).parse(dates.get(1),
                Instant::from)).isCloseTo(theirs, within(5, ChronoUnit.MINUTES));
    }

    @Test
    void aBucketThatIsMadeLaterIsUsedFromThenOn() throws IOException {
        String bucket = "made-later-" + UUID.randomUUID();
        try (S3Store later = new S3Store(between.settings(bucket, server.secretKey(), null))) {
            assertThatThrownBy(() -> later.list("")).isInstanceOf(IOException.class)
                    .hasMessageContaining("there is no bucket " + bucket);
            assertThatThrownBy(() -> later.put("db/x", new byte[1])).isInstanceOf(IOException.class);
            try (var client = server.client()) {
                client.createBucket(create -> create.bucket(bucket));
                later.put("db/x", new byte[1]);

                assertThat(later.list("")).hasSize(1);
                later.delete("db/x");
                client.deleteBucket(delete -> delete.bucket(bucket));
            }
        }
    }

    private static byte[] content() {
        byte[] content = new byte[LARGE];
        new Random(5).nextBytes(content);
        return content;
    }
}
