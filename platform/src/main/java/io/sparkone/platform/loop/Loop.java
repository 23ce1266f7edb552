package io.sparkone.platform.loop;

import java.time.Duration;

import org.jboss.logging.Logger;

/** A thread that does a round of work again and again until it is stopped. */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    /** Observer priority at which loops start: after everything that they use. */
    public static final int START = 10_000;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Thread thread;
    private volatile boolean stopping;

    private Loop(String name, Round round) {
        thread = new Thread(() -> run(round), name);
        thread.setDaemon(true);
    }

    /** Starts a loop; a round that fails is logged and, after a pause, followed by the next. */
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
            } catch (Exception e) {
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
