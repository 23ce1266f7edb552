package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.sparkone.backup.testing.S3Endpoint;

/** What only a server that enforces locks can show; s3proxy, which the other tests use, knows none. */
class LockedBucketTest {

    private static final Duration LOCK = Duration.ofSeconds(20);
    private static final int PART = 8 << 20;

    private static S3Endpoint server;

    private final S3Store store = new S3Store(server.settings(server.bucket(), server.secretKey(), LOCK));

    @BeforeAll
    static void start() {
        assumeTrue(S3Endpoint.isConfigured(), "NOT TESTED: locks, versions and lifecycle of a real S3 server;"
                + " ops/check/s3_live.sh runs this");
        server = S3Endpoint.locking();
    }

    /** Nobody can remove what is locked, and so the bucket only when the last lock is over. */
    @AfterAll
    static void stop() {
        if (server != null) {
            await().atMost(LOCK.multipliedBy(6)).pollInterval(Duration.ofSeconds(2))
                    .ignoreExceptions().until(() -> {
                        server.close();
                        return true;
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, PART + 10})
    void aLockedVersionStaysWhateverIsDeleted(int bytes) throws IOException {
        String key = "db/locked-" + bytes;
        store.put(key, new byte[bytes]);

        try (S3Client client = server.client()) {
            HeadObjectResponse head = client.headObject(h -> h.bucket(server.bucket()).key("site/" + key));
            assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
            assertThat(head.objectLockRetainUntilDate()).isBetween(Instant.now(), Instant.now().plus(LOCK));
            assertThatThrownBy(() -> client.deleteObject(
                    d -> d.bucket(server.bucket()).key("site/" + key).versionId(head.versionId())
                            .bypassGovernanceRetention(true)))
                    .isInstanceOf(S3Exception.class);

            store.delete(key);

            assertThat(store.find(key)).isEmpty();
            assertThat(store.list("db/")).extracting(StoredObject::key).doesNotContain(key);
            assertThat(versions(client, key)).extracting(ObjectVersion::size).containsExactly((long) bytes);
        }
    }

    @Test
    void anObjectThatWasDeletedCanBeWrittenAnewAndBothVersionsStay() throws IOException {
        store.put("db/report", "old".getBytes());
        store.delete("db/report");
        store.put("db/report", "new".getBytes());

        assertThat(store.get("db/report")).asString().isEqualTo("new");
        assertThatThrownBy(() -> store.put("db/report", "over".getBytes())).isInstanceOf(IOException.class);
        try (S3Client client = server.client()) {
            assertThat(versions(client, "db/report")).hasSize(2);
        }
    }

    @Test
    void theLifecycleDocumentIsTaken() throws IOException {
        JsonNode rules = new ObjectMapper().readTree(Path.of("s3", "lifecycle.json").toFile()).get("Rules");
        try (S3Client client = server.client()) {
            client.putBucketLifecycleConfiguration(put -> put.bucket(server.bucket())
                    .lifecycleConfiguration(all -> all.rules(StreamSupport.stream(rules.spliterator(), false)
                            .map(LockedBucketTest::rule).toList())));

            assertThat(client.getBucketLifecycleConfiguration(get -> get.bucket(server.bucket())).rules())
                    .extracting(LifecycleRule::id).containsExactlyInAnyOrderElementsOf(rules.findValuesAsText("ID"));
        }
    }

    private static LifecycleRule rule(JsonNode json) {
        return LifecycleRule.builder().id(json.get("ID").asText()).status(json.get("Status").asText())
                .filter(f -> f.prefix(json.at("/Filter/Prefix").asText()))
                .abortIncompleteMultipartUpload(
                        abort -> abort.daysAfterInitiation(json.findValue("DaysAfterInitiation").asInt()))
                .noncurrentVersionExpiration(n -> n.noncurrentDays(json.findValue("NoncurrentDays").asInt()))
                .expiration(e -> e.expiredObjectDeleteMarker(json.findValue("ExpiredObjectDeleteMarker").asBoolean()))
                .build();
    }

    private static List<ObjectVersion> versions(S3Client client, String key) {
        return client.listObjectVersions(list -> list.bucket(server.bucket()).prefix("site/" + key)).versions();
    }
}
