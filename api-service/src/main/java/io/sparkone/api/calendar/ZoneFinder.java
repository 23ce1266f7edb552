package io.sparkone.api.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the IANA zone that a zone of an iCalendar file means. Outlook names zones in its own way and everyone may define some
 * ("custom VTIMEZONE"): those are known by their clock changes.
 */
final class ZoneFinder {

    /** Long enough for two changes in either direction. */
    private static final int WEEKS = 110;

    private final ZoneId user;
    private final Map<String, Optional<ZoneId>> known = new HashMap<>();

    ZoneFinder(ZoneId user) {
        this.user = user;
    }

    ZoneId user() {
        return user;
    }

    /**
     * A zone that a file names and does not define.
     *
     * @return empty where the name is neither IANA's nor Windows'
     */
    static Optional<ZoneId> named(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : WindowsZones.find(name);
    }

    /** @param from the start of the event: what clocks did before does not matter */
    Optional<ZoneId> find(TimeZone zone, Instant from) {
        return known.computeIfAbsent(zone.getID() + '@' + from.getEpochSecond() / Duration.ofDays(365).toSeconds(),
                key -> search(zone, from));
    }

    private Optional<ZoneId> search(TimeZone zone, Instant from) {
        Instant[] weeks = IntStream.range(0, WEEKS).mapToObj(week -> from.plus(Duration.ofDays(7L * week)))
                .toArray(Instant[]::new);
        int[] offsets = new int[WEEKS];
        for (int i = 0; i < WEEKS; i++) {
            offsets[i] = zone.getOffset(weeks[i].toEpochMilli());
        }
        Optional<ZoneId> named = named(zone.getID()).filter(candidate -> isNamed(candidate, zone, from));
        if (named.isPresent()) {
            return named;
        }
        if (isSame(user, weeks, offsets)) {
            return Optional.of(user);
        }
        return new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().filter(name -> name.contains("/"))
                .map(ZoneId::of).filter(candidate -> isSame(candidate, weeks, offsets)).findFirst();
    }

    /** The name stands for what follows: khal and others write only the clock changes of the first year. */
    private static boolean isNamed(ZoneId candidate, TimeZone zone, Instant from) {
        // one of three days, since biweekly errs in the hours before a clock change
        return IntStream.rangeClosed(-1, 1).mapToObj(day -> from.plus(Duration.ofDays(day)))
                .anyMatch(
                        time -> isSame(candidate, new Instant[]{time}, new int[]{zone.getOffset(time.toEpochMilli())}));
    }

    private static boolean isSame(ZoneId zone, Instant[] times, int[] offsets) {
        for (int i = 0; i < times.length; i++) {
            if (zone.getRules().getOffset(times[i]).getTotalSeconds() * 1000 != offsets[i]) {
                return false;
            }
        }
        return true;
    }
}
