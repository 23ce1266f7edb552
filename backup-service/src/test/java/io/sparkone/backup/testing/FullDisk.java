package io.sparkone.backup.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Waiting;

/**
 * A small disk of its own, in memory, that the kernel itself calls full. It is mounted in a user and mount namespace, so it takes no
 * rights and nothing of it is left behind; what is to see it is started through {@link #command}.
 */
public final class FullDisk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BALLAST = "ballast";
    private static final int BLOCK = 1 << 12;

    private final Path folder;
    private final Process holder;

    private FullDisk(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /**
     * @param folder where the disk appears to the started programs
     * @throws IOException where the kernel allows no such namespaces; the tests of any other user than root are skipped then
     */
    public static FullDisk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Process holder = ChildProcess.start(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                        "mount -t tmpfs -o mode=0700,size=" + mebibytes
                                + "m tmpfs \"$1\" && touch \"$1/mounted\" && exec sleep infinity",
                        "disk", folder.toString()),
                "TERM", System.getenv(), log);
        FullDisk disk = new FullDisk(folder, holder);
        if (!Waiting.until(LIMIT, () -> !holder.isAlive() || Files.exists(disk.path().resolve("mounted")))
                || !holder.isAlive()) {
            disk.close();
            String problem = "NOT TESTED: no disk of its own can be mounted here: " + Files.readString(log);
            // root may, and CI is root: there it must be tested
            assumeTrue(System.getProperty("user.name").equals("root"), problem);
            throw new IOException(problem);
        }
        Files.delete(disk.path().resolve("mounted"));
        return disk;
    }

    /** Its content as everybody else can see it. */
    public Path path() {
        return Path.of("/proc", String.valueOf(holder.pid()), "root").resolve(Path.of("/").relativize(folder));
    }

    /** Runs a command where the disk is. */
    public List<String> command(List<String> command) {
        List<String> there = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(holder.pid()), "--user",
                "--mount", "--preserve-credentials"));
        there.addAll(command);
        return there;
    }

    /** Takes all room but so much. */
    public void leave(long bytes) throws IOException {
        relieve();
        long ballast = path().toFile().getUsableSpace() - bytes;
        try (OutputStream out = Files.newOutputStream(path().resolve(BALLAST))) {
            for (byte[] block = new byte[BLOCK]; ballast >= BLOCK; ballast -= BLOCK) {
                out.write(block);
            }
        }
    }

    /** Gives the room back. */
    public void relieve() throws IOException {
        Files.deleteIfExists(path().resolve(BALLAST));
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
