package io.sparkone.platform.loop;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;

/** A thread that does a round of work again and again until it is stopped. */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    /** Observer priority at which loops start: after everything that they use. */
    public static final int START = 10_000;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Thread thread;
    private final Counter failures;
    private volatile boolean stopping;

    private Loop(String name, Round round) {
        failures = Counter.builder("sparkone.loop.failures").tag("loop", name)
                .description("Rounds of a background loop that ended in a failure nobody foresaw")
                .register(Metrics.globalRegistry);
        thread = new Thread(() -> run(round), name);
        thread.setDaemon(true);
    }

    /** Starts a loop; a round that fails, be it with an {@link Error}, is logged, counted and, after a pause, followed by the next. */
    public static Loop start(String name, Round round) {
        Loop loop = new Loop(name, round);
        loop.thread.start();
        return loop;
    }

    private void run(Round round) {
        while (!stopping && !Thread.currentThread().isInterrupted()) {
            try {
                round.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | Error e) {
                // a thread that ended here would be missed by nobody: the service looks well without it
                failures.increment();
                LOG.errorf(e, "%s failed", thread.getName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the loop was asked to stop: a long round looks here. */
    public boolean stopping() {
        return stopping;
    }

    /** Lets the current round finish, then ends; interrupts it when the time is over. */
    public void stop(Duration atMost) {
        stopping = true;
        try {
            // join(0) would wait for ever
            thread.join(Math.max(1, atMost.toMillis()));
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** One round of work. */
    public interface Round {

        void run() throws Exception;
    }
}
