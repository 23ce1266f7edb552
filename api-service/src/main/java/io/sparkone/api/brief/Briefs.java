package io.sparkone.api.brief;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.task.Tasks;

/** Makes briefs. */
@ApplicationScoped
public class Briefs {

    private static final int MOST = 100;
    private static final int MOST_OCCURRENCES = 24;
    private static final Duration FAILURES_SHOWN = Duration.ofHours(24);

    private final Tasks tasks;
    private final Calendar calendar;
    private final SuiteState suite;
    private final Clock clock;

    Briefs(Tasks tasks, Calendar calendar, SuiteState suite, Clock clock) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.suite = suite;
        this.clock = clock;
    }

    /** The brief of a day in a zone. */
    @Transactional
    public BriefView of(LocalDate date, ZoneId zone) {
        Instant now = clock.instant();
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        Instant dayAfter = date.plusDays(2).atStartOfDay(zone).toInstant();
        // within the day itself, what is due earlier is overdue; before and after it, the whole day counts as to come
        Instant due = now.isAfter(start) && now.isBefore(end) ? now : start;
        Occurrences occurrences = new Occurrences(zone, MOST_OCCURRENCES);
        return new BriefView(date, zone.getId(), now, tasks.openDueBetween(null, due, MOST),
                tasks.openDueBetween(due, end, MOST), calendar.between(start, end, occurrences),
                calendar.between(end, dayAfter, occurrences), suite.failedNotifications(now.minus(FAILURES_SHOWN)),
                suite.sync(), suite.backup().orElse(null));
    }

    /** The brief as a person reads it, in Portuguese or English. */
    public String text(BriefView brief, Locale locale) {
        return BriefText.in(locale).of(brief);
    }
}
