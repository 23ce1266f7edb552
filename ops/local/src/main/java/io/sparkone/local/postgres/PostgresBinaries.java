package io.sparkone.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import io.sparkone.local.process.BinaryCache;
import io.sparkone.local.process.Machine;
import io.sparkone.local.process.StartFailure;

/** The programs of PostgreSQL 15 ({@code initdb}, {@code postgres}, {@code pg_ctl}) from the Maven artifact. */
public final class PostgresBinaries {

    static final String MAJOR = "15";

    private static final int OWNER_EXECUTES = 0100;
    private static final Set<PosixFilePermission> PROGRAM = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PostgresBinaries() {}

    /** Whether there are any for this machine. */
    public static boolean areAvailable() {
        Machine machine = Machine.current();
        return (machine.hasGlibc() || !machine.system().equals("linux"))
                && PostgresBinaries.class.getResource(resource(machine)) != null;
    }

    /** The {@code bin} folder, unpacked when this is the first use; its sibling {@code lib} is found by the programs. */
    public static Path bin() {
        Machine machine = Machine.current();
        String missing = "No PostgreSQL for " + machine
                + " comes with SparkOne: set DATABASE_URL to a PostgreSQL 15 of your own.";
        if (!areAvailable()) {
            throw new StartFailure(missing);
        }
        return BinaryCache.folderFor("postgres-" + MAJOR, resource(machine), missing, PostgresBinaries::unpack)
                .resolve("bin");
    }

    private static String resource(Machine machine) {
        String arch = machine.arch().equals("amd64") ? "x86_64" : "arm_64";
        return "/postgres-" + machine.system() + "-" + arch + ".txz";
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive points outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & OWNER_EXECUTES) != 0) {
                Files.setPosixFilePermissions(target, PROGRAM);
            }
        }
    }
}
