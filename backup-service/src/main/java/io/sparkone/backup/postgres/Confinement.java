package io.sparkone.backup.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a program is started that executes what a dump says. A dump is code, so it gets no network where the kernel allows to take it
 * away; and never root, which PostgreSQL refuses anyway.
 *
 * @param prefix of the command line
 */
record Confinement(List<String> prefix, boolean withoutNetwork) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** @throws ToolFailedException as root, on a machine without user namespaces */
    static Confinement best() throws ToolFailedException, InterruptedException {
        if (works(List.of("unshare", "--user", "--net"))) {
            return new Confinement(List.of("unshare", "--user", "--net"), true);
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Confinement(List.of(), false);
        }
        if (works(List.of("unshare", "--user"))) {
            return new Confinement(List.of("unshare", "--user"), false);
        }
        throw new ToolFailedException(
                "PostgreSQL does not run as root, and user namespaces are off: run the service as another user");
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        try {
            Subprocess.run(Stream.concat(prefix.stream(), Stream.of("true")).toList(),
                    Map.of(), LIMIT);
            return true;
        } catch (ToolFailedException e) {
            return false;
        }
    }
}
