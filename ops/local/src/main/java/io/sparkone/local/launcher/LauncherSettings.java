package io.sparkone.local.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.sparkone.local.postgres.DatabaseUrl;
import io.sparkone.local.process.StartFailure;

/**
 * What the variables of {@code make dev-up} say.
 *
 * @param sandbox false for {@code SANDBOX=off}: the integrations of {@code .env} are used
 * @param database a PostgreSQL to use in place of the embedded one, with an account that may create roles
 * @param redisUrl a Redis to use in place of the embedded one
 * @param terminal whether a person looks on: colours, and a progress line that is drawn over
 * @param jvmFlags further JVM flags for the services, separated by blanks; may be empty
 */
record LauncherSettings(Workspace workspace, Map<Port, Integer> ports, boolean sandbox, Optional<DatabaseUrl> database,
        Optional<String> redisUrl, boolean terminal, String jvmFlags) {

    static LauncherSettings from(Path root, Map<String, String> environment) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, port.from(environment));
        }
        return new LauncherSettings(new Workspace(root), ports, isOn("SANDBOX", environment),
                text("DATABASE_URL", environment).map(DatabaseUrl::parse), text("REDIS_URL", environment),
                text("SPARKONE_TERMINAL", environment).isPresent(),
                text("SERVICE_JVM_FLAGS", environment).orElse("")).checked();
    }

    int port(Port port) {
        return ports.get(port);
    }

    /** The ports that this run will listen on. */
    Map<Port, Integer> used() {
        Map<Port, Integer> used = new EnumMap<>(ports);
        if (!sandbox) {
            used.remove(Port.SANDBOX);
            used.remove(Port.SANDBOX_SMTP);
        }
        if (database.isPresent()) {
            used.remove(Port.POSTGRES);
        }
        if (redisUrl.isPresent()) {
            used.remove(Port.REDIS);
        }
        return used;
    }

    private LauncherSettings checked() {
        used().entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue)).forEach((number, same) -> {
            if (same.size() > 1) {
                throw new StartFailure("Port " + number + " is wanted twice: " + same.stream()
                        .map(entry -> entry.getKey().variable()).collect(Collectors.joining(" and ")) + ".");
            }
        });
        return this;
    }

    private static boolean isOn(String variable, Map<String, String> environment) {
        String value = text(variable, environment).orElse("on");
        if (!Arrays.asList("on", "off").contains(value)) {
            throw new StartFailure(variable + " must be on or off, not \"" + value + "\".");
        }
        return value.equals("on");
    }

    private static Optional<String> text(String variable, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
