package io.sparkone.sync.merge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Three-way merge of one task, field by field. A pure function: clocks have no part in it.
 *
 * @param toRemote values that the remote side must get
 * @param toHub values that the hub must get, as the remote side has them
 * @param settled fields on which both sides agree, with their new base
 * @param conflicts fields that both sides changed differently; the winner's value is in one of the two maps above
 */
public record Merge(Map<Field, Cell> toRemote, Map<Field, Cell> toHub, Map<Field, Base> settled,
        List<FieldConflict> conflicts) {

    /**
     * @param base last agreement; a field that is missing has never been agreed on
     * @param hub what the hub has
     * @param remote what the remote side has; a field that is missing there cannot be read and counts as unchanged
     */
    public static Merge of(Map<Field, Base> base, Map<Field, Cell> hub, Map<Field, Cell> remote) {
        Merge merge = new Merge(new EnumMap<>(Field.class), new EnumMap<>(Field.class), new EnumMap<>(Field.class),
                new ArrayList<>());
        hub.forEach((field, cell) -> merge.field(field, base.get(field), cell, remote.get(field)));
        return merge;
    }

    private void field(Field field, Base base, Cell hub, Cell remote) {
        boolean hubChanged = hubChanged(base, hub);
        if (remote == null) {
            if (hubChanged) {
                toRemote.put(field, hub);
            }
        } else if (Objects.equals(hub.value(), remote.value())) {
            settled.put(field, Base.of(hub, remote));
        } else if (!remoteChanged(base, remote) || remote.value() == null && (base == null || !clearable(field))) {
            // also where the remote side has emptied what the hub cannot be without, or has never had a value
            if (hubChanged || remoteChanged(base, remote)) {
                toRemote.put(field, hub);
            }
        } else if (!hubChanged || base == null && hub.value() == null) {
            toHub.put(field, remote);
        } else {
            conflict(field, base, hub, remote);
        }
    }

    private void conflict(Field field, Base base, Cell hub, Cell remote) {
        Side winner = field.preferred();
        conflicts
                .add(new FieldConflict(field, base == null ? null : base.value(), hub.value(), remote.value(), winner));
        (winner == Side.HUB ? toRemote : toHub).put(field, winner == Side.HUB ? hub : remote);
    }

    /** Whether the hub may have no value. */
    public static boolean clearable(Field field) {
        return field == Field.DESCRIPTION || field == Field.DUE_AT;
    }

    /** Whether the hub changed a field since the last agreement. */
    public static boolean hubChanged(Base base, Cell hub) {
        return base == null || !base.hubHash().equals(hub.hash()) && !Objects.equals(base.value(), hub.value());
    }

    /** Whether the remote side changed a field since the last agreement. */
    public static boolean remoteChanged(Base base, Cell remote) {
        return base == null
                || !base.remoteHash().equals(remote.hash()) && !Objects.equals(base.value(), remote.value());
    }

    /**
     * The base after a write whose answer was lost: what is found as it was meant to be was written by us, so it is no
     * change of the remote side.
     *
     * @param intent values that were on their way
     */
    public static Map<Field, Base> afterLostAnswer(Map<Field, Base> base, Map<Field, Cell> intent,
            Map<Field, Cell> remote) {
        Map<Field, Base> known = new EnumMap<>(Field.class);
        known.putAll(base);
        intent.forEach((field, meant) -> {
            Cell found = remote.get(field);
            if (found != null && Objects.equals(found.value(), meant.value())) {
                known.put(field, Base.of(meant, found));
            }
        });
        return known;
    }
}
