package io.sparkone.local.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Server binaries that came inside a jar, unpacked once per user in {@code ~/.cache/sparkone} (or
 * {@code $XDG_CACHE_HOME/sparkone}), under a name that holds the hash of what they were unpacked from.
 */
public final class BinaryCache {

    /** Fills an empty folder from the packed form. */
    @FunctionalInterface
    public interface Unpacking {
        void unpack(InputStream packed, Path folder) throws IOException;
    }

    private BinaryCache() {}

    /**
     * @param resource name on the class path
     * @param missing the message when there is no such resource
     */
    public static Path folderFor(String name, String resource, String missing, Unpacking unpacking) {
        try {
            byte[] packed = read(resource, missing);
            Path folder = root().resolve(name + "-" + hash(packed));
            if (!Files.isDirectory(folder)) {
                unpackAside(packed, folder, unpacking);
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure("Cannot unpack " + name + " into " + root() + ": " + e.getMessage(), e);
        }
    }

    private static byte[] read(String resource, String missing) throws IOException {
        try (InputStream in = BinaryCache.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StartFailure(missing);
            }
            return in.readAllBytes();
        }
    }

    private static void unpackAside(byte[] packed, Path folder, Unpacking unpacking) throws IOException {
        Files.createDirectories(folder.getParent());
        Path aside = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (InputStream in = new ByteArrayInputStream(packed)) {
            unpacking.unpack(in, aside);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(aside);
            // another process may have been faster
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static Path root() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cache);
        return base.resolve("sparkone").toAbsolutePath();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
