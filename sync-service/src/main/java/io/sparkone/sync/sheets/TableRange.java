package io.sparkone.sync.sheets;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * Where the table is: its first row is the header.
 *
 * @param a1 as it is asked for
 * @param sheet title of the sheet
 * @param firstRow of the header, from 0
 * @param firstColumn from 0
 */
record TableRange(String a1, String sheet, int firstRow, int firstColumn) {

    private static final Pattern A1 = Pattern
            .compile("(?:'((?:[^']|'')+)'|([^'!]+))!([A-Za-z]{1,3})([0-9]{0,7})(?::[A-Za-z]{1,3}[0-9]{0,7})?");
    private static final int LETTERS = 26;

    /** @throws InvalidVariableException if it is not a range with the name of a sheet */
    static TableRange parse(String text) {
        Matcher matcher = A1.matcher(text.strip());
        if (!matcher.matches() || !text.contains(":")) {
            throw new InvalidVariableException("GOOGLE_SHEETS_SYNC_RANGE",
                    "must name a sheet and the columns of its table, as in Tarefas!A:G, but is " + text);
        }
        String sheet = matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("''", "'");
        String row = matcher.group(4);
        return new TableRange(text.strip(), sheet, row.isEmpty() ? 0 : Integer.parseInt(row) - 1,
                column(matcher.group(3)));
    }

    private static int column(String letters) {
        int number = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            number = number * LETTERS + letter - 'A' + 1;
        }
        return number - 1;
    }
}
