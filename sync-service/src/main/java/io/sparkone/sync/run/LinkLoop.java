package io.sparkone.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.sparkone.sync.link.LinkState;
import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteStore;
import io.sparkone.sync.link.Tally;

/**
 * The only writer of a link: sends out what is due, looks for changes when it is time, and carries out the runs that were asked for,
 * one after the other. Its rounds are called by one thread.
 */
class LinkLoop {

    /** Hints come in bursts; one poll serves them all. */
    private static final Duration HINT_DELAY = Duration.ofMillis(500);

    private final RemoteStore store;
    private final LinkWork work;
    private final Semaphore signal = new Semaphore(0);
    private volatile Instant hintAt = Instant.MAX;
    private boolean prepared;
    private boolean opened;
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
        boolean mine = work.states.hold(store.link());
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
        } catch (RemoteException e) {
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
        } catch (RemoteException e) {
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
        } catch (RemoteException e) {
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

    private void trouble(RemoteException trouble) {
        // what the remote side looks like is asked for anew: a person may be changing just that
        opened = false;
        work.care.trouble(store, trouble);
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
