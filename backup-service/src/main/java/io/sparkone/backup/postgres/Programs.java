package io.sparkone.backup.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with programs of PostgreSQL.
 *
 * @param version as the first program says, e.g. {@code 15.19}
 */
public record Programs(Path bin, String version) {

    /** What a backup needs. */
    public static final List<String> CLIENT = List.of("pg_dump", "pg_restore", "pg_dumpall", "psql");
    /** What an ephemeral server needs. */
    public static final List<String> SERVER = List.of("postgres", "initdb");

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\)\\s+([0-9]+[0-9.a-z]*)");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * The programs for a server: of its major version where they are found, otherwise of the nearest newer one, since an older
     * pg_dump refuses and a newer one may write what the old server rejects.
     *
     * @param configured folder to look in before all others, or null
     */
    public static Optional<Programs> find(List<String> names, Path configured, int serverMajor)
            throws InterruptedException {
        List<Programs> fitting = new ArrayList<>();
        for (Path bin : candidates(configured)) {
            Optional<Programs> programs = in(bin, names);
            if (programs.isPresent() && programs.get().major() == serverMajor) {
                return programs;
            }
            programs.filter(found -> found.major() > serverMajor).ifPresent(fitting::add);
        }
        return fitting.stream().min(Comparator.comparingInt(Programs::major));
    }

    private static List<Path> candidates(Path configured) {
        List<Path> folders = new ArrayList<>();
        if (configured != null) {
            folders.add(configured);
        }
        // before PATH, where Debian has a wrapper that chooses a version by itself
        try (var versions = Files.list(DEBIAN)) {
            versions.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
        } catch (IOException e) {
            // no such folder: this is no Debian, or nothing is installed
            folders.remove(DEBIAN);
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        return folders;
    }

    private static Optional<Programs> in(Path bin, List<String> names) throws InterruptedException {
        if (!names.stream().allMatch(name -> Files.isExecutable(bin.resolve(name)))) {
            return Optional.empty();
        }
        try {
            String text = Subprocess.run(List.of(bin.resolve(names.get(0)).toString(), "--version"), Map.of(), LIMIT);
            Matcher version = VERSION.matcher(text);
            return version.find() ? Optional.of(new Programs(bin, version.group(1))) : Optional.empty();
        } catch (ToolFailedException e) {
            return Optional.empty();
        }
    }

    public int major() {
        return Integer.parseInt(version.split("[.a-z]")[0]);
    }

    public String path(String program) {
        return bin.resolve(program).toString();
    }

    public boolean has(String program) {
        return Files.isExecutable(bin.resolve(program));
    }
}
