package io.sparkone.backup.restore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.sparkone.backup.archive.Checksums;

/**
 * Counts what is read of an archive, and shows it every other second in proportion to the plain size; after that, what is loaded of it.
 */
final class Progress extends FilterInputStream {

    private static final Logger LOG = Logger.getLogger(Progress.class);
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
            show(restore.progress((long) ((double) bytes / whole.cipherBytes() * whole.plainBytes())));
        }
        return n;
    }

    /** After the archive was unpacked: how much of it several jobs have read. */
    void loaded(long plainBytes) {
        show(restore.at("loading").progress(Math.min(plainBytes, whole.plainBytes())));
    }

    private void show(Restore now) {
        try {
            table.save(now);
        } catch (SQLException e) {
            // the figures are for people who wait, and no reason to end a restore
            LOG.debugf("Cannot record the progress of restore %s: %s", now.id(), e.getMessage());
        }
    }
}
