package io.sparkone.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Backups in a folder. Written aside, forced to the disk, then renamed: a name that exists is a whole object. */
public final class LocalStore implements BackupStore {

    private static final String ASIDE = ".incoming";

    private final Path folder;

    /** Makes the folder, for this user's eyes only, if there is none. */
    public LocalStore(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        Files.createDirectories(this.folder.resolve(ASIDE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Upload begin(String key, long expectedBytes) throws IOException {
        Path target = path(key);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path aside = folder.resolve(ASIDE).resolve(UUID.randomUUID().toString());
        FileChannel channel = FileChannel.open(aside,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new FileUpload(channel, aside, target);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        Path file = path(key);
        return Files.isRegularFile(file) ? Optional.of(describe(file)) : Optional.empty();
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String key = key(file);
                if (!key.startsWith(".") && key.startsWith(prefix)) {
                    objects.add(describe(file));
                }
            }
        } catch (UncheckedIOException e) {
            // how a stream of files says that one cannot be read, or went away meanwhile
            throw e.getCause();
        }
        return objects;
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public int reap(Instant begunBefore) throws IOException {
        int reaped = 0;
        try (var files = Files.list(folder.resolve(ASIDE))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // an upload that still grows was modified a moment ago
                if (Files.getLastModifiedTime(file).toInstant().isBefore(begunBefore) && Files.deleteIfExists(file)) {
                    reaped++;
                }
            }
        } catch (NoSuchFileException e) {
            // another replica was quicker
            return reaped;
        }
        return reaped;
    }

    private Path path(String key) {
        Path path = folder.resolve(key).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new IllegalArgumentException("no key of this store: " + key);
        }
        return path;
    }

    private String key(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private StoredObject describe(Path file) throws IOException {
        return new StoredObject(key(file), Files.size(file), Files.getLastModifiedTime(file).toInstant());
    }

    private static final class FileUpload extends Upload {

        private final FileChannel channel;
        private final Path aside;
        private final Path target;

        FileUpload(FileChannel channel, Path aside, Path target) {
            this.channel = channel;
            this.aside = aside;
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(data, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void commit() throws IOException {
            channel.force(true);
            channel.close();
            Files.createDirectories(target.getParent());
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
        }

        /** Without this the name may be gone after a power cut although the content is on the disk. */
        private static void force(Path folder) throws IOException {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(aside);
        }
    }
}
