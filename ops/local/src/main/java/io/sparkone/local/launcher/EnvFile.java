package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.local.process.StartFailure;

/**
 * Reads {@code .env}: {@code NAME=value} lines, comments, an optional {@code export}, values bare or quoted. Nothing is
 * expanded.
 */
final class EnvFile {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");

    private EnvFile() {}

    /** @throws StartFailure when there is no such file, or a line of it is neither; the line's text is not repeated */
    static Map<String, String> read(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String raw : Files.readAllLines(file)) {
                number++;
                String line = raw.strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    throw new StartFailure(file + ", line " + number + ": expected NAME=value.");
                }
                variables.put(matcher.group(1), value(matcher.group(2)));
            }
        } catch (IOException e) {
            throw new StartFailure("SANDBOX=off takes the integrations from " + file + ", which cannot be read.", e);
        }
        return variables;
    }

    private static String value(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
        }
        return text.replaceFirst("\\s+#.*", "").strip();
    }
}
