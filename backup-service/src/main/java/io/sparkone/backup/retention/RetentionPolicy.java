package io.sparkone.backup.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which backups of one database may go: those that no rule keeps. Only good backups satisfy a rule, so bad ones can never push good
 * ones out.
 *
 * @param daily newest of each of so many days that have one; likewise weekly and monthly
 * @param newest so many are kept whatever their age
 * @param minimumAge nothing younger goes
 */
public record RetentionPolicy(int daily, int weekly, int monthly, int newest, Duration minimumAge, ZoneId zone) {

    /** Days, weeks and months that have a backup count, not those that passed: a service that was off for a month deletes nothing. */
    public List<Candidate> deletable(List<Candidate> backups, Instant now) {
        List<Candidate> good = backups.stream().filter(Candidate::good)
                .sorted(Comparator.comparing(Candidate::takenAt).reversed()).toList();
        Set<UUID> kept = new HashSet<>();
        good.stream().limit(newest).forEach(backup -> kept.add(backup.id()));
        keepNewestOfEach(good, daily, day -> day, kept);
        keepNewestOfEach(good, weekly,
                day -> day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), kept);
        keepNewestOfEach(good, monthly, day -> day.withDayOfMonth(1), kept);
        good.stream().filter(Candidate::verified).findFirst().ifPresent(last -> kept.add(last.id()));
        if (good.isEmpty()) {
            // the last thing there is, even if a verification did not pass
            backups.stream().max(Comparator.comparing(Candidate::takenAt)).ifPresent(last -> kept.add(last.id()));
        }
        Instant young = now.minus(minimumAge);
        return backups.stream().filter(backup -> !kept.contains(backup.id()) && !backup.pinned())
                .filter(backup -> backup.takenAt().isBefore(young))
                .sorted(Comparator.comparing(Candidate::takenAt)).toList();
    }

    private void keepNewestOfEach(List<Candidate> newestFirst, int count, Function<LocalDate, Object> period,
            Set<UUID> kept) {
        Map<Object, UUID> seen = new HashMap<>();
        for (Candidate backup : newestFirst) {
            Object of = period.apply(LocalDate.ofInstant(backup.takenAt(), zone));
            if (seen.size() < count && seen.putIfAbsent(of, backup.id()) == null) {
                kept.add(backup.id());
            }
        }
    }
}
