package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.sparkone.local.process.StartFailure;

/**
 * A working copy and its folder {@code .sparkone}, in which the local suite keeps data, logs, keys and secrets.
 *
 * @param root of the working copy, absolute
 */
record Workspace(Path root) {

    private static final long MEGABYTE = 1024L * 1024;
    /** PostgreSQL's first files, a backup of them with its verification, and logs. */
    private static final long NEEDED_MEGABYTES = 500;

    Workspace {
        root = root.toAbsolutePath().normalize();
    }

    Path home() {
        return root.resolve(".sparkone");
    }

    Path logs() {
        return home().resolve("logs");
    }

    /** Process ids, the lock, and what {@code make dev-up DETACH=1} waits for. */
    Path run() {
        return home().resolve("run");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** The log of a part that is about to start; that of its previous run is kept beside it. */
    Path freshLog(String part) {
        Path log = log(part);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + logs() + ": " + e.getMessage(), e);
        }
        return log;
    }

    Path pidFile(String part) {
        return run().resolve(part + ".pid");
    }

    /** The table that says that all parts are ready; exists only while they are. */
    Path readyFile() {
        return run().resolve("ready.txt");
    }

    /** A text on the launcher's own command line, by which it is known. */
    String launcherMark() {
        return "-Dsparkone.workspace=" + root;
    }

    /** @throws StartFailure when the folder cannot be written to, or its disk is full */
    void prepare() {
        try {
            for (Path folder : new Path[]{home(), logs(), run()}) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(home(), "write", ".test"));
            // not Files.getFileStore: it wants the mount point, which a chroot does not show
            checkSpace(home().toFile().getUsableSpace());
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + home() + ": " + e, e);
        }
    }

    void checkSpace(long usableBytes) {
        long free = usableBytes / MEGABYTE;
        if (free < NEEDED_MEGABYTES) {
            throw new StartFailure("Only " + free + " MB are free on the disk of " + home() + ", and the suite needs "
                    + NEEDED_MEGABYTES + " MB.");
        }
    }
}
