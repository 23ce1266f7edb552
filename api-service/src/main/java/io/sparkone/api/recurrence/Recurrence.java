package io.sparkone.api.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** The rules of RFC 5545 by which something repeats, as text. */
public final class Recurrence {

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

    /** @throws IllegalArgumentException if it is no rule */
    static RecurrenceRule parsed(String rule, ZoneId zone) {
        try {
            return settled(new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT), zone);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("Not a recurrence rule: " + rule, e);
        }
    }
}
