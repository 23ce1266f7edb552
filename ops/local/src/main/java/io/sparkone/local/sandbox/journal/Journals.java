package io.sparkone.local.sandbox.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The journals of one sandbox: files of a folder that no other sandbox uses at the same time, or none. */
public final class Journals implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;
    private final List<FileJournal> open = new ArrayList<>();

    private Journals(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * @param folder is made when it does not exist; null keeps nothing
     * @throws IllegalStateException when another sandbox uses it
     */
    public static Journals in(Path folder) {
        if (folder == null) {
            return new Journals(null, null);
        }
        try {
            // a webhook's secret is among what is kept
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalStateException("another sandbox runs on " + folder);
            }
            return new Journals(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write to " + folder + ": " + e, e);
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // it is this JVM that holds it
            return false;
        }
    }

    /** @param name of the content, such as {@code notion} */
    public Journal open(String name) {
        if (folder == null) {
            return Journal.none();
        }
        FileJournal journal = new FileJournal(folder.resolve(name + ".jsonl"));
        open.add(journal);
        return journal;
    }

    @Override
    public void close() {
        open.forEach(FileJournal::close);
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the lock of " + folder + " back", e);
        }
    }
}
