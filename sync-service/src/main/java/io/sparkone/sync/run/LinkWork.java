package io.sparkone.sync.run;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.sparkone.sync.link.Audit;
import io.sparkone.sync.link.LinkCare;
import io.sparkone.sync.link.LinkMetrics;
import io.sparkone.sync.link.LinkStates;
import io.sparkone.sync.link.Poll;
import io.sparkone.sync.link.Reconciler;
import io.sparkone.sync.link.SyncConfig;

/** What a loop works with; a singleton without a proxy, so that its fields can be read. */
@Singleton
class LinkWork {

    final LinkStates states;
    final LinkCare care;
    final LinkMetrics metrics;
    final Reconciler reconciler;
    final Poll poll;
    final Audit audit;
    final Runs runs;
    final SyncConfig config;
    final Clock clock;

    LinkWork(LinkStates states, LinkCare care, LinkMetrics metrics, Reconciler reconciler, Poll poll, Audit audit,
            Runs runs, SyncConfig config, Clock clock) {
        this.states = states;
        this.care = care;
        this.metrics = metrics;
        this.reconciler = reconciler;
        this.poll = poll;
        this.audit = audit;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }
}
