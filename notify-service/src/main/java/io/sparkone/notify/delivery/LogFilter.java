package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which part of the log is asked for; null means all. */
record LogFilter(String status, String channel, String kind, Instant since, int limit, int offset) {

    /** In the order of the placeholders of {@link NotificationTable}'s filter. */
    Object[] arguments(Object... more) {
        List<Object> arguments = new ArrayList<>(
                Arrays.asList(status, status, kind, kind, since, since, channel, channel));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray();
    }
}
