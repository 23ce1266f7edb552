package io.sparkone.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts that expire, of this instance alone: for what must be limited even while Redis is away. */
@ApplicationScoped
class LocalCounts {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new Newest();

    LocalCounts(Clock clock) {
        this.clock = clock;
    }

    /** Adds one, and gives the count since the key was new. */
    synchronized long add(String key, Duration life) {
        Instant now = clock.instant();
        Count before = counts.get(key);
        Count after = before == null || before.end().isBefore(now)
                ? new Count(1, now.plus(life))
                : new Count(before.number() + 1, before.end());
        counts.put(key, after);
        return after.number();
    }

    /** Takes one back that was added. */
    synchronized void takeBack(String key) {
        counts.computeIfPresent(key,
                (k, count) -> count.number() <= 1 ? null : new Count(count.number() - 1, count.end()));
    }

    private record Count(long number, Instant end) {}

    /** Forgets the oldest: keys are what strangers type. */
    private static final class Newest extends LinkedHashMap<String, Count> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST;
        }
    }
}
