package io.sparkone.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Whole folders and the ends of files. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder with all in it; one that does not exist is fine. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The last lines of a log; none when it cannot be read. */
    public static List<String> lastLines(Path log, int lines) {
        try (var all = Files.lines(log)) {
            Deque<String> last = new ArrayDeque<>(lines);
            all.forEach(line -> {
                if (last.size() == lines) {
                    last.removeFirst();
                }
                last.addLast(line);
            });
            return List.copyOf(last);
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** The last lines of a log in one, for an error message. */
    public static String tail(Path log, int lines) {
        return String.join(" | ", lastLines(log, lines));
    }
}
