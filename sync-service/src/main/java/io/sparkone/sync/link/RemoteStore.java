package io.sparkone.sync.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sparkone.sync.merge.Field;

/** A place outside that tasks are kept in step with. Its methods are called by one thread of one instance at a time. */
public interface RemoteStore {

    /** What the SparkOne ID of an item begins with that has been claimed but has no task yet. */
    String CLAIM = "novo-";

    /** The name of the link, e.g. {@code notion}. */
    String link();

    /** False if none of its variables is set: the link is off then. */
    boolean enabled();

    /** Which database or spreadsheet, e.g. its id: items of another one are not ours. */
    String target();

    /** How often to look for changes. */
    Duration pollInterval();

    /** How many items to take up together. */
    int batchSize();

    /** The counter of its outcomes, e.g. {@code sparkone.notion.sync}. */
    String metric();

    /** Whether a poll that found nothing counts as success; otherwise it counts as skipped. */
    boolean countsIdlePolls();

    /**
     * Checks that the remote side has what is needed, and remembers how it is laid out.
     *
     * @throws RemoteException.Suspect if a column is missing
     */
    void open();

    /** The fields that the remote side has a column for; known after {@link #open}. */
    Set<Field> fields();

    /**
     * Reads changes.
     *
     * @param since where the last reading ended; null for everything
     * @throws RemoteException.Suspect if the result is known to be incomplete
     */
    Reading read(Instant since);

    /** Gives items of a reading that have no identity one, so that they can be found again. */
    Reading claim(Reading reading);

    /** Reads items afresh, immediately before they are written; answers for each. */
    Map<Long, Found> lookUp(List<Reference> references);

    /** Writes, and reads what was written from the answer; answers for each. */
    List<Written> write(List<Write> writes);
}
