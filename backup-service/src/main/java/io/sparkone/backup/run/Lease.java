package io.sparkone.backup.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * Keeps a piece of work for this process by renewing it, and interrupts the worker when it is lost. A renewal may also find that
 * the worker has just given the work back itself: the interrupt that follows from that ends with this lease, since left behind
 * it would end the worker's thread.
 */
final class Lease implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Lease.class);

    private final BackupTable table;
    private final UUID id;
    private final UUID holder;
    private final Duration length;
    private final Thread worker = Thread.currentThread();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long renewedAt = System.nanoTime();
    private boolean lost;
    private boolean closed;

    Lease(BackupTable table, UUID id, UUID holder, Duration length) {
        this.table = table;
        this.id = id;
        this.holder = holder;
        this.length = length;
        long pause = length.toMillis() / 3;
        renewal.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            if (table.renew(id, holder, length)) {
                renewedAt = System.nanoTime();
                return;
            }
            LOG.debugf("Backup %s is done, or was taken over by another process", id);
        } catch (SQLException e) {
            LOG.warnf("Cannot renew the lease of backup %s: %s", id, e.getMessage());
            if (System.nanoTime() - renewedAt < length.toNanos()) {
                return;
            }
        }
        interruptWorker();
        renewal.shutdown();
    }

    private synchronized void interruptWorker() {
        if (!closed) {
            lost = true;
            worker.interrupt();
        }
    }

    /** By the worker. */
    @Override
    public synchronized void close() {
        closed = true;
        renewal.shutdownNow();
        if (lost) {
            Thread.interrupted();
        }
    }
}
