package io.sparkone.sync.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.loop.Loop;
import io.sparkone.sync.link.LinkDue;
import io.sparkone.sync.link.Links;
import io.sparkone.sync.link.PollWanted;
import io.sparkone.sync.link.RemoteStore;

/** One loop for each link that is switched on, woken by commits. */
@ApplicationScoped
class LinkLoops {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Links links;
    private final LinkWork work;
    private final Map<String, LinkLoop> byLink = new ConcurrentHashMap<>();
    private final Map<String, Loop> threads = new ConcurrentHashMap<>();

    LinkLoops(Links links, LinkWork work) {
        this.links = links;
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        for (RemoteStore store : links.enabled()) {
            LinkLoop loop = new LinkLoop(store, work);
            byLink.put(store.link(), loop);
            threads.put(store.link(), Loop.start("sync-" + store.link(), loop::round));
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        threads.values().parallelStream().forEach(thread -> thread.stop(STOP_TIMEOUT));
        byLink.values().forEach(LinkLoop::release);
    }

    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) LinkDue due) {
        LinkLoop loop = byLink.get(due.link());
        if (loop != null) {
            loop.wake();
        }
    }

    void pollWanted(@Observes PollWanted wanted) {
        LinkLoop loop = byLink.get(wanted.link());
        if (loop != null) {
            loop.pollSoon();
        }
    }
}
