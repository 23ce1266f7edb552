package io.sparkone.sync.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.platform.loop.Backoff;
import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * The two transactions around a write: what is about to be done is committed before the request, and what was agreed on only after
 * the answer. A kill at any point leaves a row from which the next round goes on.
 */
@ApplicationScoped
class Journal {

    private final LinkItems items;
    private final Proposals proposals;
    private final Conflicts conflicts;
    private final LinkMetrics metrics;
    private final SyncConfig config;
    private final Clock clock;

    Journal(LinkItems items, Proposals proposals, Conflicts conflicts, LinkMetrics metrics, SyncConfig config,
            Clock clock) {
        this.items = items;
        this.proposals = proposals;
        this.conflicts = conflicts;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** Before the requests: conflicts, questions to the hub, and the intent of each write. */
    @Transactional
    void before(RemoteStore store, List<Decision> decisions, Tally tally) {
        for (Decision decision : decisions) {
            LinkItem item = decision.item();
            int fresh = conflicts.record(store.link(), item, decision.merge().conflicts());
            tally.addConflicts(fresh);
            metrics.conflicts(store, fresh);
            if (decision.proposal() != null && proposals.propose(store.link(), item,
                    decision.remoteId(), decision.task().version(), decision.proposal())) {
                tally.addProposed();
            }
            Write write = decision.write();
            if (write == null) {
                items.settle(item, decision.state(), decision.remoteId(), decision.merge().settled());
            } else {
                UUID op = write.kind() == Write.Kind.CREATE ? UUID.randomUUID() : item.opId();
                items.rebase(item.id(), decision.merge().settled());
                items.intend(item.id(), decision.remoteId(), write.values(), op);
            }
        }
    }

    /** After an answer that confirms the write. */
    @Transactional
    void confirmed(RemoteStore store, Decision decision, Written written, Tally tally) {
        Write write = written.write();
        String remoteId = written.item() == null ? decision.remoteId() : written.item().remoteId();
        items.settle(decision.item(), decision.state(), remoteId,
                written.item() == null ? Map.of() : agreed(decision, written));
        tally.addWritten(write.kind());
        metrics.success(store, 1);
    }

    /**
     * What the vendor made of a value is its own affair: as long as it does not change there it is what we wrote. Else a value that
     * it stores differently would go back and forth for ever.
     */
    private static Map<Field, Base> agreed(Decision decision, Written written) {
        Map<Field, Base> agreed = new EnumMap<>(Field.class);
        agreed.putAll(decision.merge().settled());
        written.write().values().forEach((field, cell) -> {
            Cell answer = written.item().cells().get(field);
            agreed.put(field, new Base(cell.value(), cell.hash(), answer == null ? cell.hash() : answer.hash()));
        });
        return agreed;
    }

    /** After a write or look-up that failed: never skipped, always tried again or shown to a person. */
    @Transactional
    void failed(RemoteStore store, LinkItem item, RemoteException failure, Tally tally) {
        tally.addFailed();
        metrics.failure(store, 1);
        if (failure instanceof RemoteException.Invalid) {
            items.fail(item, failure.getMessage());
            return;
        }
        int attempts = item.attempts() + 1;
        Duration pause = new Backoff(config.retryFirst(), config.retryLimit()).after(attempts);
        Instant until = clock.instant().plus(pause);
        if (failure instanceof RemoteException.Throttled throttled && throttled.retryAfter() != null) {
            until = clock.instant().plus(throttled.retryAfter());
        }
        items.postpone(item, until, attempts, failure.getMessage());
    }
}
