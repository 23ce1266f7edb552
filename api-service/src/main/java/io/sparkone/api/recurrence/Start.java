package io.sparkone.api.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When something begins to repeat.
 *
 * @param at the first occurrence
 * @param meant what clocks would have shown then, had they not been put forward over it; null where they show it
 */
public record Start(Instant at, LocalDateTime meant) {

    public static Start of(Instant at) {
        return new Start(at, null);
    }

    /** A time that clocks skip lies as much later as they are put forward, one that they show twice is the first (RFC 5545, 3.3.5). */
    public static Start of(LocalDateTime clock, ZoneId zone) {
        boolean skipped = zone.getRules().getValidOffsets(clock).isEmpty();
        return new Start(clock.atZone(zone).toInstant(), skipped ? clock : null);
    }

    /**
     * When ends what begins now: as long after a start that clocks skip as they would tell.
     *
     * @param clock what they show, or would show, at the end
     */
    public Instant end(LocalDateTime clock, ZoneId zone) {
        return meant == null ? of(clock, zone).at : at.plus(Duration.between(meant, clock));
    }

    /** What a clock shows at the start, or was meant to. That no longer counts once the time or the zone is another. */
    public LocalDateTime clock(ZoneId zone) {
        return meant != null && meant.atZone(zone).toInstant().equals(at) ? meant : LocalDateTime.ofInstant(at, zone);
    }
}
