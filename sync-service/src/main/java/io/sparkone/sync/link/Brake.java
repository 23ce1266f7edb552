package io.sparkone.sync.link;

import jakarta.enterprise.context.ApplicationScoped;

/** Holds back deletions that look like an accident: a cleared sheet, a filter mistaken for the whole, the wrong database. */
@ApplicationScoped
class Brake {

    private static final int HUNDRED = 100;

    private final LinkItems items;
    private final SyncConfig config;

    Brake(LinkItems items, SyncConfig config) {
        this.items = items;
        this.config = config;
    }

    /** @throws Held if there are too many and nobody has approved them */
    void check(RemoteStore store, LinkState state, int deletes) {
        if (deletes == 0 || deletes <= state.approvedDeletes()) {
            return;
        }
        long live = items.live(store.link()).stream().filter(item -> item.remoteId() != null)
                .filter(item -> item.state() != LinkItem.State.DELETED).count();
        boolean all = deletes >= live && live > 1;
        if (all || deletes > limit(live, config.brakeItems(), config.brakePercent())) {
            throw new Held(deletes + " of " + live + " items are gone at the remote side", deletes);
        }
    }

    /** How many of so many items may go without a question. */
    static long limit(long live, int items, int percent) {
        return Math.max(items, live * percent / HUNDRED);
    }

    /** Too many deletions at once; a person must say whether they are meant. */
    static class Held extends RemoteException.Suspect {

        private static final long serialVersionUID = 1L;

        private final int deletes;

        Held(String message, int deletes) {
            super(message);
            this.deletes = deletes;
        }

        int deletes() {
            return deletes;
        }
    }
}
