package io.sparkone.local.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sparkone.local.process.Machine;
import io.sparkone.local.process.StartFailure;

/** PostgreSQL refuses to run as root; inside a user namespace of its own, root is nobody. */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final long TIMEOUT_SECONDS = 10;

    private Unprivileged() {}

    static List<String> command(List<String> command) {
        if (!isNeeded()) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(NAMESPACE);
        wrapped.addAll(command);
        return wrapped;
    }

    /** @throws StartFailure when this is root and the machine gives it no user namespaces, as most containers do */
    static void check() {
        if (isNeeded() && !succeeds(command(List.of("true")))) {
            throw new StartFailure("PostgreSQL does not run as root, and there are no user namespaces here:"
                    + " run as another user, or set DATABASE_URL to a PostgreSQL 15 of your own.");
        }
    }

    private static boolean isNeeded() {
        return System.getProperty("user.name").equals("root") && Machine.current().system().equals("linux");
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
