package io.sparkone.api.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.api.message.WaitingRoom.TurnMayHaveCome;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Loop;
import io.sparkone.platform.sql.DatabaseException;

/** Takes up the messages that wait, as many at once as models may be asked, and never while a transaction is open. */
@ApplicationScoped
class ModelQueue {

    private static final Logger LOG = Logger.getLogger(ModelQueue.class);

    /** A signal is only a hint: another instance's, or the end of a dead one's lease, is not heard. */
    private static final Duration POLL = Duration.ofSeconds(1);
    /** What an instance may take beyond the model's own limit until it is thought dead. */
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final WaitingTable table;
    private final ModelCalls calls;
    private final LanguageModel model;
    private final MessageMetrics metrics;
    private final EventsConfig events;
    private final Backoff backoff = new Backoff(POLL, Duration.ofSeconds(10));
    private final Semaphore signal = new Semaphore(0);
    private final Semaphore free;
    private ExecutorService workers;
    private Loop loop;

    ModelQueue(WaitingTable table, ModelCalls calls, LanguageModel model, MessageMetrics metrics,
            EventsConfig events) {
        this.table = table;
        this.calls = calls;
        this.model = model;
        this.metrics = metrics;
        this.events = events;
        this.free = new Semaphore(model.concurrency());
    }

    void start(@Observes @Priority(Loop.START) StartupEvent started) {
        if (events.consume()) {
            workers = Executors.newFixedThreadPool(model.concurrency(), work -> new Thread(work, "ask-model"));
            loop = Loop.start("waiting-messages", this::round);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (loop != null) {
            loop.stop(STOP_TIMEOUT);
            workers.shutdown();
            if (!workers.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                // what is cut off is asked again, by whoever starts next
                workers.shutdownNow();
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) TurnMayHaveCome turn) {
        signal.release();
    }

    private void round() throws InterruptedException {
        signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
        int places = free.drainPermits();
        try {
            for (WaitingMessage message : claim(places)) {
                workers.execute(() -> finish(message));
                places--;
            }
            metrics.waiting(table.waiting());
            backoff.reset();
        } catch (DatabaseException | QuarkusTransactionException e) {
            if (backoff.isFirst()) {
                LOG.warnf("Waiting messages cannot be looked up; trying again until it works: %s", e.getMessage());
            }
            Thread.sleep(backoff.next().toMillis());
        } finally {
            free.release(places);
        }
    }

    private List<WaitingMessage> claim(int places) {
        return places == 0
                ? List.of()
                : QuarkusTransaction.requiringNew().call(() -> table.claim(places, model.patience().plus(SLACK)));
    }

    private void finish(WaitingMessage message) {
        try {
            calls.finish(message);
        } catch (Exception | Error e) {
            // the boundary of the worker: the message is taken up again when its lease is over
            metrics.waitFailed();
            LOG.warnf(e, "Message %s goes on waiting", message.id());
        } finally {
            free.release();
            signal.release();
        }
    }
}
