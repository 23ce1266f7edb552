package io.sparkone.api.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The zones that Windows and Outlook have names of their own for. */
final class WindowsZones {

    private static final String TABLE = "windows-zones.txt";
    private static final Map<String, ZoneId> ZONES = read();

    private WindowsZones() {}

    /** @param name such as "E. South America Standard Time", in any case */
    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(ZONES.get(name.strip()));
    }

    private static Map<String, ZoneId> read() {
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(WindowsZones.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return table.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("="))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> ZoneId.of(pair[1]), (one, other) -> one,
                            () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE, e);
        }
    }
}
