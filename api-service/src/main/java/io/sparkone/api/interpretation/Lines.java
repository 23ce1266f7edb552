package io.sparkone.api.interpretation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A message as the lines that are read and the lines that are kept: notes begin at a blank line, at a list, or after
 * the third line.
 *
 * @param notes
 *            null when there are none
 */
record Lines(String head, String notes) {

    private static final int READ_LINES = 3;
    private static final Pattern LIST_ITEM = Pattern.compile("\\s*(?:[-*•–]|[0-9]{1,3}[.)])\\s.*", Pattern.DOTALL);

    /** "- caneta": belongs to what stands above. */
    static boolean isItem(String line) {
        return LIST_ITEM.matcher(line).matches();
    }

    static Lines of(String text) {
        String[] lines = text.strip().split("\\R", -1);
        List<String> all = List.of(lines);
        int head = 1;
        while (head < Math.min(lines.length, READ_LINES) && !lines[head].isBlank()
                && !LIST_ITEM.matcher(lines[head]).matches()) {
            head++;
        }
        String notes = String.join("\n", all.subList(head, all.size())).strip();
        return new Lines(String.join("\n", all.subList(0, head)),
                notes.isEmpty() ? null : notes);
    }
}
