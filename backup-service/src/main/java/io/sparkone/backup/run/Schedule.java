package io.sparkone.backup.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * When backups are due. Asked for the last moment that has passed and not for the next one to come, so a moment that was missed
 * while the service was down is due as soon as it is up.
 */
final class Schedule {

    private static final int MOST = 1000;

    private final ExecutionTime times;
    private final ZoneId zone;

    private Schedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * @param cron in Quartz' form, or {@code off}
     * @return empty for {@code off}
     * @throws InvalidVariableException if it is neither
     */
    static Optional<Schedule> parse(String variable, String cron, ZoneId zone) {
        if (cron.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        try {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
            return Optional.of(new Schedule(ExecutionTime.forCron(parser.parse(cron.strip()).validate()), zone));
        } catch (IllegalArgumentException e) {
            throw new InvalidVariableException(variable,
                    "must be a cron expression with seconds, like 0 0 3 * * ?, or off: " + e.getMessage());
        }
    }

    /** How many moments there were between two, at most {@link #MOST}. */
    int countBetween(Instant after, Instant before) {
        int count = 0;
        Optional<ZonedDateTime> next = times.nextExecution(ZonedDateTime.ofInstant(after, zone));
        while (count < MOST && next.isPresent() && next.get().toInstant().isBefore(before)) {
            count++;
            next = times.nextExecution(next.get());
        }
        return count;
    }

    /** The last moment up to now, or empty if there was none. */
    Optional<Instant> lastDue(Instant now) {
        // a moment counts from its very second on
        return times.lastExecution(ZonedDateTime.ofInstant(now, zone).plusSeconds(1)).map(ZonedDateTime::toInstant);
    }
}
