package io.sparkone.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.sparkone.platform.sql.DatabaseException;
import io.sparkone.sync.link.LinkState;
import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteStore;
import io.sparkone.sync.link.Tally;

/**
 * The only writer of a link: sends out what is due, looks for changes when it is time, and carries out the runs that were asked for,
 * one after the other. Its rounds are called by one thread.
 */
class LinkLoop {

    private static final Logger LOG = Logger.getLogger(LinkLoop.class);

    /** Hints come in bursts; one poll serves them all. */
    private static final Duration HINT_DELAY = Duration.ofMillis(500);
    /** How often a lease is renewed in its time. */
    private static final int RENEWALS = 3;

    private final RemoteStore store;
    private final LinkWork work;
    private final Semaphore signal = new Semaphore(0);
    private volatile Instant hintAt = Instant.MAX;
    private boolean prepared;
    private boolean opened;
    private Instant renewAt = Instant.MIN;
    private Instant nextPoll = Instant.MIN;
    private Instant nextUpkeep = Instant.MIN;
    /** What was sent out since the last poll; the next one reports it. */
    private Tally tally = new Tally();

    LinkLoop(RemoteStore store, LinkWork work) {
        this.store = store;
        this.work = work;
    }

    /** There is something to send out. */
    void wake() {
        signal.release();
    }

    /** There may be something to fetch. */
    void pollSoon() {
        Instant soon = now().plus(HINT_DELAY);
        if (soon.isBefore(hintAt)) {
            hintAt = soon;
        }
        signal.release();
    }

    /** Lets another instance take over. */
    void release() {
        work.states.release(store.link());
    }

    void round() throws InterruptedException {
        if (!prepared) {
            work.care.prepare(store);
            prepared = true;
        }
        boolean mine = hold();
        LinkState state = work.care.look(store);
        Optional<Run> asked = mine ? work.runs.next(store.link()) : Optional.empty();
        if (asked.isPresent()) {
            carryOut(asked.get(), state);
        } else if (!mine || state.halted() || state.notBefore() != null && state.notBefore().isAfter(now())) {
            signal.tryAcquire(work.config.idle().toMillis(), TimeUnit.MILLISECONDS);
        } else if (!now().isBefore(nextPoll) || !now().isBefore(hintAt)) {
            poll(state);
        } else {
            sendOut();
        }
    }

    /** Renews the lease long before it ends, and not with every item. */
    private boolean hold() {
        if (now().isBefore(renewAt)) {
            return true;
        }
        boolean mine = work.states.hold(store.link());
        renewAt = mine ? now().plus(work.config.lease().dividedBy(RENEWALS)) : Instant.MIN;
        return mine;
    }

    private void poll(LinkState state) {
        Instant started = now();
        hintAt = Instant.MAX;
        boolean full = state.auditedAt() == null
                || state.auditedAt().plus(work.config.auditInterval()).isBefore(started);
        String error = attempt(full);
        nextPoll = now().plus(store.pollInterval());
        String status = error == null ? "success" : "failure";
        boolean news = !status.equals(work.runs.lastStatus(store.link()).orElse(null));
        if (news || !tally.isEmpty()) {
            work.runs.log(store.link(), started, status, tally, error);
        }
        tally = new Tally();
    }

    /** @return what went wrong, or null */
    private String attempt(boolean full) {
        int before = tally.total();
        try {
            open();
            work.poll.run(store, full, tally);
            if (tally.total() == before) {
                work.metrics.idle(store, 1);
            } else {
                work.metrics.success(store, 1);
            }
            return null;
        } catch (DatabaseException e) {
            // no trouble of the link, and nothing can be recorded: the thread's own pause follows
            throw e;
        } catch (RuntimeException e) {
            work.metrics.failure(store, 1);
            trouble(e);
            return e.getMessage();
        }
    }

    private void sendOut() throws InterruptedException {
        try {
            open();
            if (work.reconciler.round(store, new HashMap<>(), tally) == 0) {
                upkeep();
                signal.tryAcquire(untilNext().toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
            }
        } catch (DatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            trouble(e);
        }
    }

    private void carryOut(Run run, LinkState state) {
        Tally counts = new Tally();
        try {
            if (run.isDry()) {
                open();
                work.runs.planned(run.id(), work.audit.plan(store));
                return;
            }
            if (state.halted()) {
                work.runs.finish(run.id(), "skipped", counts, "The link is halted: " + state.reason());
                return;
            }
            work.care.retry(store, run.taskId());
            open();
            work.poll.run(store, run.isFull(), counts);
            work.metrics.success(store, 1);
            work.runs.finish(run.id(), "success", counts, null);
        } catch (DatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            work.metrics.failure(store, 1);
            work.runs.finish(run.id(), "failure", counts, e.getMessage());
            trouble(e);
        }
    }

    private void open() {
        if (!opened) {
            store.open();
            opened = true;
        }
    }

    /** The boundary of a link: whatever happens in it, the link is left alone for a while, and shows why. */
    private void trouble(RuntimeException trouble) {
        // what the remote side looks like is asked for anew: a person may be changing just that
        opened = false;
        if (trouble instanceof RemoteException known) {
            work.care.trouble(store, known);
        } else {
            LOG.errorf(trouble, "%s failed in a way that it should not", store.link());
            work.care.trouble(store, new RemoteException.Unavailable(trouble.toString(), trouble));
        }
    }

    private void upkeep() {
        if (!now().isBefore(nextUpkeep)) {
            nextUpkeep = now().plus(store.pollInterval());
            work.care.upkeep(store);
            work.runs.trim(now().minus(work.config.history()));
        }
    }

    private Duration untilNext() {
        Instant next = nextPoll.isBefore(hintAt) ? nextPoll : hintAt;
        Instant due = work.care.nextDue(store).orElse(next);
        Duration wait = Duration.between(now(), due.isBefore(next) ? due : next);
        Duration longest = work.config.idle();
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) > 0 ? longest : wait;
    }

    private Instant now() {
        return work.clock.instant();
    }
}
