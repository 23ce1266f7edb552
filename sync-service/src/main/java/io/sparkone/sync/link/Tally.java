package io.sparkone.sync.link;

/** What a run did, as counts; used by one thread. */
public final class Tally {

    private int created;
    private int updated;
    private int deleted;
    private int conflicts;
    private int failed;
    private int proposed;

    void addWritten(Write.Kind kind) {
        switch (kind) {
            case CREATE :
                created++;
                break;
            case TRASH :
                deleted++;
                break;
            default :
                updated++;
        }
    }

    void addConflicts(int more) {
        conflicts += more;
    }

    void addFailed() {
        failed++;
    }

    void addProposed() {
        proposed++;
    }

    public int created() {
        return created;
    }

    public int updated() {
        return updated;
    }

    public int deleted() {
        return deleted;
    }

    public int conflicts() {
        return conflicts;
    }

    public int failed() {
        return failed;
    }

    public int proposed() {
        return proposed;
    }

    /** All that was done or tried. */
    public int total() {
        return created + updated + deleted + conflicts + failed + proposed;
    }

    /** Whether nothing at all was done or tried. */
    public boolean isEmpty() {
        return total() == 0;
    }
}
