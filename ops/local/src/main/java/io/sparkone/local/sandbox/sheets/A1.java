package io.sparkone.local.sandbox.sheets;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range in A1 notation; indexes count from 0, ends are exclusive.
 *
 * @param sheet the sheet's title, or null for the first sheet
 * @param endRow {@link Integer#MAX_VALUE} when open
 * @param endColumn {@link Integer#MAX_VALUE} when open
 */
record A1(String sheet, int startRow, int startColumn, int endRow, int endColumn) {
    private static final Pattern CELLS = Pattern
            .compile("\\$?([A-Za-z]{0,3})\\$?(\\d{0,7})(?::\\$?([A-Za-z]{0,3})\\$?(\\d{0,7}))?");
    private static final int OPEN = Integer.MAX_VALUE;

    static A1 parse(String text) {
        int bang = text.lastIndexOf('!');
        if (bang < 0) {
            A1 cells = cells(null, text);
            return cells == null ? new A1(unquoted(text), 0, 0, OPEN, OPEN) : cells;
        }
        A1 cells = cells(unquoted(text.substring(0, bang)), text.substring(bang + 1));
        if (cells == null) {
            throw GoogleError.badRange(text);
        }
        return cells;
    }

    /** Null when the text is not cells. */
    private static A1 cells(String sheet, String text) {
        Matcher matcher = CELLS.matcher(text);
        if (text.isEmpty() || !matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return null;
        }
        boolean single = matcher.group(3) == null;
        if (single && (matcher.group(1).isEmpty() || matcher.group(2).isEmpty())) {
            return null;
        }
        int startRow = row(matcher.group(2), 0);
        if (startRow < 0) {
            throw GoogleError.badRange(text);
        }
        int startColumn = column(matcher.group(1), 0);
        if (single) {
            return new A1(sheet, startRow, startColumn, startRow + 1, startColumn + 1);
        }
        int endRow = row(matcher.group(4), OPEN - 1) + 1;
        int endColumn = column(matcher.group(3), OPEN - 1) + 1;
        return new A1(sheet, startRow, startColumn, endRow, endColumn);
    }

    private static int row(String digits, int absent) {
        return digits.isEmpty() ? absent : Integer.parseInt(digits) - 1;
    }

    private static int column(String letters, int absent) {
        if (letters.isEmpty()) {
            return absent;
        }
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static String unquoted(String sheet) {
        return sheet.startsWith("'") && sheet.endsWith("'") && sheet.length() > 1
                ? sheet.substring(1, sheet.length() - 1).replace("''", "'")
                : sheet;
    }

    /** Whether only one cell was named: writing may go beyond it. */
    boolean isCell() {
        return endRow == startRow + 1 && endColumn == startColumn + 1;
    }

    A1 within(Grid grid) {
        return new A1(grid.title(), startRow, startColumn, Math.min(endRow, grid.rowCount()),
                Math.min(endColumn, grid.columnCount()));
    }

    static String cell(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row + 1).toString();
    }

    /** The notation with the sheet's title; only for closed ranges. */
    String text() {
        String title = sheet.matches("[A-Za-z_][A-Za-z0-9_]*") ? sheet : "'" + sheet.replace("'", "''") + "'";
        String from = cell(startRow, startColumn);
        String to = cell(Math.max(endRow - 1, startRow), Math.max(endColumn - 1, startColumn));
        return title + "!" + (from.equals(to) ? from : from + ":" + to);
    }
}
