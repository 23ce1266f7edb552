package io.sparkone.backup.restore;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's name, without quotes.
 *
 * @param schema never a system's
 */
record TableName(String schema, String name) {

    private static final String PART = "([a-z_][a-z0-9_]*|\"[^\"\\n\\r]{1,63}\")";
    private static final Pattern FORM = Pattern.compile(PART + "\\." + PART);

    /** Reads {@code api.task} or {@code api."Old Task"}, as SQL would. */
    static Optional<TableName> parse(String text) {
        Matcher name = FORM.matcher(text == null ? "" : text);
        return name.matches()
                ? Optional.of(new TableName(unquoted(name.group(1)), unquoted(name.group(2))))
                : Optional.empty();
    }

    private static String unquoted(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1) : part;
    }

    /** Whether an entry of a dump's table of contents is this table, its rows, or its schema. */
    boolean isMeantBy(String entry) {
        return entry.startsWith("TABLE " + schema + " " + name + " ")
                || entry.startsWith("TABLE DATA " + schema + " " + name + " ")
                || entry.startsWith("SCHEMA - " + schema + " ") && !schema.equals("public");
    }
}
