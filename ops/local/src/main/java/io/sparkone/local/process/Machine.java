package io.sparkone.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What this machine is, as far as server binaries care.
 *
 * @param system {@code linux}, {@code darwin}, or what Java calls another system
 * @param arch {@code amd64}, {@code arm64}, or what Java calls another one
 */
public record Machine(String system, String arch) {

    public static Machine current() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os;
        String arch = System.getProperty("os.arch");
        return new Machine(system, switch (arch) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> arch;
        });
    }

    /** Whether the C library is glibc; musl (Alpine) cannot run binaries that were linked against it. */
    public boolean hasGlibc() {
        return system.equals("linux") && !Files.exists(Path.of("/lib/ld-musl-" + muslArch() + ".so.1"));
    }

    private String muslArch() {
        return arch.equals("amd64") ? "x86_64" : "aarch64";
    }

    @Override
    public String toString() {
        return system + "-" + arch;
    }
}
