package io.sparkone.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A place that keeps backups. Objects are written once and never changed. */
public interface BackupStore {

    /** Short name for logs, labels and rows: {@code local} or {@code s3}. */
    String name();

    /**
     * @param key which must not exist yet
     * @param expectedBytes a guess, which the store may need to plan its parts; exceeding it tenfold is fine
     */
    Upload begin(String key, long expectedBytes) throws IOException;

    /** The caller closes it. */
    InputStream open(String key) throws IOException;

    Optional<StoredObject> find(String key) throws IOException;

    /** All objects whose key starts so. */
    List<StoredObject> list(String prefix) throws IOException;

    /** Does nothing if there is no such object. */
    void delete(String key) throws IOException;

    /**
     * Removes what uploads left behind that were begun before the given moment and never ended, such as those of a killed process.
     *
     * @return how many there were
     */
    int reap(Instant begunBefore) throws IOException;

    /** Writes a small object. */
    default void put(String key, byte[] content) throws IOException {
        try (Upload upload = begin(key, content.length)) {
            upload.write(content);
            upload.commit();
        }
    }

    /** Reads a small object. */
    default byte[] get(String key) throws IOException {
        try (InputStream content = open(key)) {
            return content.readAllBytes();
        }
    }
}
