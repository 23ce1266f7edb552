package io.sparkone.api.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * What repeats by a rule of RFC 5545 and the clock of a zone: "every Monday at 9" stays at 9 when clocks change. What falls into
 * an hour that clocks skip takes place later on that day and is back at its time on the next; what falls into one that they show
 * twice takes place once, the first time.
 */
public final class Series {

    /** A rule may name days that hardly ever come; the search ends here. */
    private static final int MAX_STEPS = 10_000;
    /** Between a time by the clock and by UTC; some islands have skipped a whole day. */
    private static final Duration MOST_FROM_UTC = Duration.ofDays(2);

    private final String text;
    private final RecurrenceRule rule;
    private final Start start;
    private final ZoneId zone;
    /** Null where no time ends it. */
    private final Instant until;

    /**
     * @param rule RRULE value
     * @throws IllegalArgumentException if it is none
     */
    public Series(String rule, Start start, ZoneId zone) {
        this.text = rule;
        this.rule = Recurrence.parsed(rule, zone);
        this.start = start;
        // every hour is every hour, also of the night in which clocks show one twice or not at all
        this.zone = countsHours(this.rule) ? ZoneOffset.UTC : zone;
        this.until = this.rule.getUntil() == null ? null : Instant.ofEpochMilli(this.rule.getUntil().getTimestamp());
        if (until != null) {
            // the clock cannot tell on which side of a change the end lies: each occurrence is compared with it as an instant
            this.rule.setUntil(new DateTime(DateTime.UTC, until.plus(MOST_FROM_UTC).toEpochMilli()));
        }
    }

    private static boolean countsHours(RecurrenceRule rule) {
        boolean often = rule.getFreq() == Freq.HOURLY || rule.getFreq() == Freq.MINUTELY;
        return often && !rule.toString().contains(";BY");
    }

    /**
     * The first occurrence after both the start and a given time.
     *
     * @return empty when the rule has ended
     */
    public Optional<Instant> next(Instant after) {
        return search(after, true).map(Found::time);
    }

    /** The last occurrence; empty where there is none, or where the end is too far to be looked for. */
    public Optional<Instant> last() {
        if (rule.isInfinite()) {
            return Optional.empty();
        }
        try {
            RecurrenceRuleIterator clocks = clocks();
            Instant last = start.at();
            for (int step = 0; step < MAX_STEPS && clocks.hasNext(); step++) {
                Instant time = time(clock(clocks));
                if (isOver(time)) {
                    return Optional.of(last);
                }
                last = time.isBefore(last) ? last : time;
            }
            return clocks.hasNext() ? Optional.empty() : Optional.of(last);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is left of a series: its next occurrence, and the rule from there on. */
    public record Rest(Start start, String rule) {}

    /**
     * The series without what lies behind: of counted occurrences those are taken off that were missed, too.
     *
     * @param after the rest begins after this time, and after the start
     * @return empty when the rule has ended
     */
    public Optional<Rest> rest(Instant after) {
        Integer count = rule.getCount();
        return search(after, count == null).filter(next -> count == null || count > next.passed())
                .map(next -> new Rest(Start.of(next.clock(), zone), count == null ? text : counting(next.passed())));
    }

    private String counting(int passed) {
        RecurrenceRule rest = Recurrence.parsed(text, zone);
        rest.setCount(rest.getCount() - passed);
        return rest.toString();
    }

    /** What clocks show at an occurrence, or would show if they did not skip it; of another time what they show. */
    public LocalDateTime clock(Instant occurrence) {
        if (occurrence.equals(start.at())) {
            return start.clock(zone);
        }
        return search(occurrence.minusMillis(1), true).filter(found -> found.time().equals(occurrence))
                .map(Found::clock).orElseGet(() -> LocalDateTime.ofInstant(occurrence, zone));
    }

    /**
     * @param clock what clocks show then, unless they skip it
     * @param passed occurrences before it, the start included, unless they were skipped
     */
    private record Found(LocalDateTime clock, Instant time, int passed) {}

    private Optional<Found> search(Instant after, boolean skips) {
        try {
            RecurrenceRuleIterator clocks = clocks();
            if (skips) {
                clocks.fastForward(millis(earliest(after)));
            }
            int passed = 1;
            for (int step = 0; step < MAX_STEPS && clocks.hasNext(); step++) {
                LocalDateTime clock = clock(clocks);
                Instant time = time(clock);
                if (isOver(time)) {
                    return Optional.empty();
                }
                if (time.isAfter(start.at()) && time.isAfter(after)) {
                    return Optional.of(new Found(clock, time, passed));
                }
                passed += time.isAfter(start.at()) ? 1 : 0;
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // the library gives up on a rule that never comes, such as the 30th of February
            return Optional.empty();
        }
    }

    private boolean isOver(Instant time) {
        return until != null && time.isAfter(until);
    }

    /** The first that clocks may show at what takes place after a time: what they have just skipped takes place later. */
    private LocalDateTime earliest(Instant after) {
        LocalDateTime shown = LocalDateTime.ofInstant(after, zone);
        ZoneOffsetTransition change = zone.getRules().previousTransition(after.plusNanos(1));
        boolean skipped = change != null && change.isGap()
                && shown.isBefore(change.getDateTimeAfter().plus(change.getDuration()));
        return skipped ? change.getDateTimeBefore() : shown;
    }

    /**
     * The library goes by what clocks show, as if it were UTC: of a time that they show twice it would take the second, and after
     * one that they skip it has no way back.
     */
    private RecurrenceRuleIterator clocks() {
        return rule.iterator(new DateTime(DateTime.UTC, millis(start.clock(zone))));
    }

    private static LocalDateTime clock(RecurrenceRuleIterator clocks) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(clocks.nextMillis()), ZoneOffset.UTC);
    }

    private static long millis(LocalDateTime clock) {
        return clock.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private Instant time(LocalDateTime clock) {
        return Start.of(clock, zone).at();
    }
}
