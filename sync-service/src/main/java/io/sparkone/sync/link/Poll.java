package io.sparkone.sync.link;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** One look at the remote side, and everything that follows from it. */
@ApplicationScoped
public class Poll {

    private final Intake intake;
    private final Reconciler reconciler;
    private final LinkStates states;
    private final Audit audit;

    Poll(Intake intake, Reconciler reconciler, LinkStates states, Audit audit) {
        this.intake = intake;
        this.reconciler = reconciler;
        this.states = states;
        this.audit = audit;
    }

    /**
     * @param full everything is read and compared, not only what is said to have changed
     * @throws RemoteException if the vendor fails, or what it says cannot be trusted
     */
    public void run(RemoteStore store, boolean full, Tally tally) {
        LinkState state = states.find(store.link()).orElseThrow();
        Reading reading = store.claim(store.read(full ? null : state.watermark()));
        if (full) {
            states.audited(store.link(), audit.drift(store, reading));
        }
        Intake.Result result = intake.take(store, state, reading, tally);
        if (!result.strays().isEmpty()) {
            store.write(result.strays());
        }
        Map<Long, RemoteItem> seen = new HashMap<>(result.changed());
        while (reconciler.round(store, seen, tally) > 0) {
            states.hold(store.link());
        }
        states.worked(store.link());
    }
}
