package io.sparkone.sync.link;

import java.util.Map;
import java.util.UUID;

import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * What is known of one task at one link.
 *
 * @param taskId null while the hub has not yet made a task of it
 * @param remoteId null while the remote side has no item
 * @param base last agreement of both sides, by field
 * @param intent values that were on their way to the remote side when last heard of; empty if none
 * @param opId not null while a creation may have happened whose answer was not seen
 * @param deleteEvidence whether the remote side has certainly deleted it, and the brake let that pass
 * @param missingReads complete readings in a row in which it was missing
 * @param generation grows with every reason to look at the item again
 */
record LinkItem(long id, Long taskId, String remoteId, State state, Map<Field, Base> base, Map<Field, Cell> intent,
        UUID opId, boolean deleteEvidence, int missingReads, long generation, int attempts) {

    /** As it would be after the brake let its deletion pass. */
    LinkItem withDeleteEvidence() {
        return new LinkItem(id, taskId, remoteId, state, base, intent, opId, true, missingReads, generation, attempts);
    }

    /** Where an item stands; the names in lower case are in the database and in answers. */
    enum State {
        /** The hub's state has to go out. */
        PENDING, SYNCED,
        /** Found at the remote side; the hub has been asked to make a task of it. */
        ADOPTING,
        /** Refused for good; waits for a change or a person. */
        FAILED,
        /** Carries an id that is not ours to explain; left alone. */
        QUARANTINED,
        /** Gone on both sides. */
        DELETED
    }
}
