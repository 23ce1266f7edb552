package io.sparkone.api.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Repetition by the rules of RFC 5545, in the user's zone: "every Monday at 9" stays at 9 when clocks change. */
public final class Recurrence {

    /** A rule may name days that hardly ever come; the search ends here. */
    private static final int MAX_STEPS = 10_000;

    private Recurrence() {}

    static boolean isRule(String rule) {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT).getFreq() != Freq.SECONDLY;
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            // the parser throws either for text that is no rule
            return false;
        }
    }

    /**
     * The rule as others write it, in the form that is kept: an end that is a day, or has no zone, becomes an instant.
     *
     * @param zone in which such an end is meant
     * @return empty where it is no rule that can be followed
     */
    public static Optional<String> normalized(String rule, ZoneId zone) {
        try {
            RecurrenceRule parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_LAX);
            return Optional.of(settled(parsed, zone).toString()).filter(Recurrence::isRule);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The library refuses to go through a rule whose end is a day, or has no zone, where its start is an instant. */
    private static RecurrenceRule settled(RecurrenceRule rule, ZoneId zone) {
        DateTime until = rule.getUntil();
        if (until != null && (until.isAllDay() || until.isFloating())) {
            LocalDate last = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
            Instant end = until.isAllDay()
                    ? last.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1)
                    : last.atTime(until.getHours(), until.getMinutes(), until.getSeconds()).atZone(zone).toInstant();
            rule.setUntil(new DateTime(DateTime.UTC, end.toEpochMilli()));
        }
        return rule;
    }

    /**
     * The first occurrence after both the start and a given time.
     *
     * @param rule RRULE value
     * @param start the first occurrence
     * @return empty when the rule has ended
     */
    public static Optional<Instant> next(String rule, Instant start, Instant after, ZoneId zone) {
        return search(parsed(rule, zone), start, after, zone, true).map(Found::time);
    }

    /** The last occurrence; empty where there is none, or where the end is too far to be looked for. */
    public static Optional<Instant> last(String rule, Instant start, ZoneId zone) {
        RecurrenceRule parsed = parsed(rule, zone);
        if (parsed.isInfinite()) {
            return Optional.empty();
        }
        try {
            RecurrenceRuleIterator times = iterator(parsed, start, zone);
            Instant last = start;
            for (int step = 0; step < MAX_STEPS && times.hasNext(); step++) {
                last = Instant.ofEpochMilli(times.nextMillis());
            }
            return times.hasNext() ? Optional.empty() : Optional.of(last.isBefore(start) ? start : last);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is left of a rule: its next occurrence, and the rule from there on. */
    public record Rest(Instant start, String rule) {}

    /**
     * The rule without what lies behind: of counted occurrences those are taken off that were missed, too.
     *
     * @param rule RRULE value
     * @param start the first occurrence
     * @param after the rest begins after this time, and after the start
     * @return empty when the rule has ended
     */
    public static Optional<Rest> rest(String rule, Instant start, Instant after, ZoneId zone) {
        RecurrenceRule parsed = parsed(rule, zone);
        Integer count = parsed.getCount();
        return search(parsed, start, after, zone, count == null).filter(next -> count == null || count > next.passed())
                .map(next -> {
                    if (count != null) {
                        parsed.setCount(count - next.passed());
                    }
                    return new Rest(next.time(), count == null ? rule : parsed.toString());
                });
    }

    /** @param passed occurrences before it, the start included, unless they were skipped */
    private record Found(Instant time, int passed) {}

    private static Optional<Found> search(RecurrenceRule rule, Instant start, Instant after, ZoneId zone,
            boolean skips) {
        try {
            RecurrenceRuleIterator times = iterator(rule, start, zone);
            if (skips) {
                times.fastForward(after.toEpochMilli());
            }
            int passed = 1;
            for (int step = 0; step < MAX_STEPS && times.hasNext(); step++) {
                Instant time = Instant.ofEpochMilli(times.nextMillis());
                if (time.isAfter(start) && time.isAfter(after)) {
                    return Optional.of(new Found(time, passed));
                }
                passed += time.isAfter(start) ? 1 : 0;
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // the library gives up on a rule that never comes, such as the 30th of February
            return Optional.empty();
        }
    }

    private static RecurrenceRuleIterator iterator(RecurrenceRule rule, Instant start, ZoneId zone) {
        // by its offset, since the name "UTC-3" would be read as UTC
        TimeZone clock = TimeZone.getTimeZone(zone.normalized());
        return rule.iterator(new DateTime(clock, start.toEpochMilli()));
    }

    private static RecurrenceRule parsed(String rule, ZoneId zone) {
        try {
            return settled(new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT), zone);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a recurrence rule: " + rule, e);
        }
    }
}
