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
            DateTime until = parsed.getUntil();
            if (until != null && until.isAllDay()) {
                LocalDate last = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
                Instant end = last.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
                parsed.setUntil(new DateTime(DateTime.UTC, end.toEpochMilli()));
            }
            return Optional.of(parsed.toString()).filter(Recurrence::isRule);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The first occurrence after both the start and a given time.
     *
     * @param rule RRULE value
     * @param start the first occurrence
     * @return empty when the rule has ended
     */
    public static Optional<Instant> next(String rule, Instant start, Instant after, ZoneId zone) {
        try {
            RecurrenceRuleIterator times = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT)
                    .iterator(new DateTime(TimeZone.getTimeZone(zone), start.toEpochMilli()));
            times.fastForward(after.toEpochMilli());
            for (int step = 0; step < MAX_STEPS && times.hasNext(); step++) {
                Instant time = Instant.ofEpochMilli(times.nextMillis());
                if (time.isAfter(start) && time.isAfter(after)) {
                    return Optional.of(time);
                }
            }
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a recurrence rule: " + rule, e);
        } catch (IllegalArgumentException e) {
            // the library gives up on a rule that never comes, such as the 30th of February
            return Optional.empty();
        }
    }

    /** The rule with one occurrence fewer to come, where it counts them; empty when none is left. */
    public static Optional<String> afterOne(String rule) {
        try {
            RecurrenceRule parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            Integer count = parsed.getCount();
            if (count == null) {
                return Optional.of(rule);
            }
            if (count <= 1) {
                return Optional.empty();
            }
            parsed.setCount(count - 1);
            return Optional.of(parsed.toString());
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a recurrence rule: " + rule, e);
        }
    }
}
