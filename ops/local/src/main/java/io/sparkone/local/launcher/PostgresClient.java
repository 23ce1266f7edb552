package io.sparkone.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.sparkone.local.process.Folders;

/**
 * {@code pg_dump} and {@code pg_restore}, which the embedded PostgreSQL does not bring: from the PATH, from the usual
 * folders of packages, or as a Debian package that is unpacked without being installed.
 *
 * @param bin folder with both programs
 */
record PostgresClient(Path bin) {

    static final String HOW_TO_INSTALL = "No pg_dump of PostgreSQL 15 or newer was found, so backups are off:"
            + " install one (apt install postgresql-client, brew install libpq).";

    private static final int OLDEST_MAJOR = 15;
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final List<Path> PACKAGES = List.of(Path.of("/usr/lib/postgresql"), Path.of("/opt/homebrew/opt"),
            Path.of("/usr/local/opt"));

    /**
     * @param tools where a package may be unpacked
     * @return empty when there is none, and none can be had
     */
    static Optional<PostgresClient> find(Path tools, Map<String, String> environment) {
        Stream<Path> onPath = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(text -> !text.isBlank()).map(Path::of);
        Stream<Path> packaged = PACKAGES.stream().flatMap(PostgresClient::binFolders);
        Path unpacked = tools.resolve("bin");
        // the oldest that will do: what newer ones write, the embedded PostgreSQL may not understand
        return Stream.of(onPath, packaged, Stream.of(unpacked)).flatMap(folders -> folders).distinct()
                .filter(bin -> major(bin) >= OLDEST_MAJOR).min(Comparator.comparingInt(PostgresClient::major))
                .or(() -> unpackDebianPackage(tools, unpacked)).map(PostgresClient::new);
    }

    private static Stream<Path> binFolders(Path packages) {
        if (!Files.isDirectory(packages)) {
            return Stream.empty();
        }
        try (var versions = Files.list(packages)) {
            return versions.map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Of the programs in a folder; 0 when they are not both there. */
    private static int major(Path bin) {
        Path dump = bin.resolve("pg_dump");
        if (!Files.isExecutable(dump) || !Files.isExecutable(bin.resolve("pg_restore"))) {
            return 0;
        }
        Matcher version = VERSION.matcher(new Tool(TIMEOUT).run(bin, List.of(dump.toString(), "--version")).orElse(""));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static Optional<Path> unpackDebianPackage(Path tools, Path bin) {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))) {
            return Optional.empty();
        }
        try {
            Folders.delete(tools);
            Files.createDirectories(bin);
            Tool tool = new Tool(TIMEOUT);
            tool.run(tools, List.of("apt-get", "download", "postgresql-client-" + OLDEST_MAJOR, "libpq5"));
            for (Path archive : archives(tools)) {
                tool.run(tools, List.of("dpkg-deb", "-x", archive.toString(), tools.resolve("root").toString()));
            }
            for (String program : List.of("pg_dump", "pg_restore", "psql")) {
                wrap(tools.resolve("root"), program, bin.resolve(program));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(bin).filter(unpacked -> major(unpacked) >= OLDEST_MAJOR);
    }

    private static List<Path> archives(Path tools) throws IOException {
        try (var files = Files.list(tools)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".deb")).toList());
        }
    }

    /** The programs look for libpq where packages are installed, and it is not there. */
    private static void wrap(Path root, String program, Path script) throws IOException {
        try (var libraries = Files.walk(root)) {
            String folder = libraries.filter(file -> file.getFileName().toString().startsWith("libpq.so"))
                    .map(file -> file.getParent().toString()).findFirst().orElse("");
            Files.writeString(script, "#!/bin/sh\nLD_LIBRARY_PATH='" + folder + "' exec '"
                    + root.resolve("usr/lib/postgresql/" + OLDEST_MAJOR + "/bin/" + program) + "' \"$@\"\n");
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
