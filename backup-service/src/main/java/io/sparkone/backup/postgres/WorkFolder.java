package io.sparkone.backup.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * A temporary folder for this user's eyes only. A lock on a file in it says that it is in use; the kernel drops the lock with the process,
 * so what a killed process left is known at once, and an unencrypted copy of a database does not lie about for long.
 */
public final class WorkFolder implements AutoCloseable {

    private static final String PREFIX = "sparkone-ephemeral-";
    private static final String LOCK = "in-use";
    /** One that is just being made has no lock yet. */
    private static final Duration BEING_MADE = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel lock;

    private WorkFolder(Path path) throws IOException {
        this.path = path;
        lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
    }

    /** @param parent is made if it is not there */
    public static WorkFolder create(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new WorkFolder(Files.createTempDirectory(parent, PREFIX));
    }

    public Path path() {
        return path;
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
    }

    /**
     * Removes those whose process is gone.
     *
     * @return how many there were
     */
    public static int reap(Path parent) throws IOException {
        int reaped = 0;
        if (!Files.isDirectory(parent)) {
            return reaped;
        }
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isLeft(folder)) {
                    delete(folder);
                    reaped++;
                }
            }
        }
        return reaped;
    }

    private static boolean isLeft(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // this very process uses it
            return false;
        } catch (NoSuchFileException e) {
            return Files.exists(folder) && Files.getLastModifiedTime(folder).toInstant()
                    .isBefore(Instant.now().minus(BEING_MADE));
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            /** Backends of a server that is just ending remove files, too. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                try {
                    Files.deleteIfExists(directory);
                } catch (DirectoryNotEmptyException notEmpty) {
                    // a server that is just ending has written once more: the next round finds it
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
