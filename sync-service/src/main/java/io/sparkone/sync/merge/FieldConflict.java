package io.sparkone.sync.merge;

/**
 * A field that both sides changed, to different values.
 *
 * @param base the value before, or null
 * @param hub the hub's value, or null
 * @param remote the remote side's value, or null
 */
public record FieldConflict(Field field, String base, String hub, String remote, Side winner) {

    /** The same for the same conflict, however often it is seen. */
    public String fingerprint() {
        return Cell.hash(field + "\n" + Cell.hash(base) + Cell.hash(hub) + Cell.hash(remote));
    }
}
