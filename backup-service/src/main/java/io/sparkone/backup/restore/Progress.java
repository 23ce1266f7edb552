package io.sparkone.backup.restore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.sparkone.backup.archive.Checksums;

/** Counts what is read of an archive, and shows it every other second in proportion to the plain size. */
final class Progress extends FilterInputStream {

    private static final long SHOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Checksums whole;
    private final Restore restore;
    private final RestoreTable table;
    private long bytes;
    private long shownAt = System.nanoTime();

    Progress(InputStream archive, Checksums whole, Restore restore, RestoreTable table) {
        super(archive);
        this.whole = whole;
        this.restore = restore;
        this.table = table;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        bytes += Math.max(n, 0);
        if (System.nanoTime() - shownAt > SHOW_NANOS) {
            shownAt = System.nanoTime();
            show();
        }
        return n;
    }

    private void show() throws IOException {
        try {
            table.save(restore.progress((long) ((double) bytes / whole.cipherBytes() * whole.plainBytes())));
        } catch (SQLException e) {
            throw new IOException("cannot record the progress: " + e.getMessage(), e);
        }
    }
}
