package io.sparkone.backup.testing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.StoredObject;
import io.sparkone.backup.store.Upload;

/** A real store in front of which something breaks after so many bytes, or with the commit. */
public final class FailingStore implements BackupStore {

    private final BackupStore store;
    private final long bytesUntilFull;
    private final Runnable onFirstWrite;
    private final boolean commitFails;

    private FailingStore(BackupStore store, long bytesUntilFull, Runnable onFirstWrite, boolean commitFails) {
        this.store = store;
        this.bytesUntilFull = bytesUntilFull;
        this.onFirstWrite = onFirstWrite;
        this.commitFails = commitFails;
    }

    public static FailingStore fullAfter(BackupStore store, long bytes) {
        return new FailingStore(store, bytes, () -> {}, false);
    }

    public static FailingStore onFirstWrite(BackupStore store, Runnable action) {
        return new FailingStore(store, Long.MAX_VALUE, action, false);
    }

    public static FailingStore commitFails(BackupStore store) {
        return new FailingStore(store, Long.MAX_VALUE, () -> {}, true);
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Upload begin(String key, long expectedBytes) throws IOException {
        Upload upload = store.begin(key, expectedBytes);
        return new Upload() {

            private long written;

            @Override
            public void write(int b) throws IOException {
                write(new byte[]{(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] data, int offset, int length) throws IOException {
                if (written == 0) {
                    onFirstWrite.run();
                }
                written += length;
                if (written > bytesUntilFull) {
                    throw new IOException("No space left on device");
                }
                upload.write(data, offset, length);
            }

            @Override
            public void commit() throws IOException {
                if (commitFails) {
                    throw new IOException("503 Slow Down");
                }
                upload.commit();
            }

            @Override
            public void close() throws IOException {
                upload.close();
            }
        };
    }

    @Override
    public InputStream open(String key) throws IOException {
        return store.open(key);
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        return store.find(key);
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        return store.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
        store.delete(key);
    }

    @Override
    public int reap(Instant begunBefore) throws IOException {
        return store.reap(begunBefore);
    }
}
