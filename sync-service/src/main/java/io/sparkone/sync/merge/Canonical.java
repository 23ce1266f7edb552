package io.sparkone.sync.merge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The one form in which values of the two sides are compared; applying it twice changes nothing. */
public final class Canonical {

    /** The hub's limit, in characters. */
    static final int MAX_TITLE = 255;

    private Canonical() {}

    /**
     * @param raw a text; the key of a status or priority; an RFC 3339 instant; or null
     * @return the canonical form, null for empty
     * @throws java.time.DateTimeException if a due time is no instant
     */
    public static String of(Field field, String raw) {
        if (raw == null) {
            return null;
        }
        switch (field) {
            case TITLE :
                return title(raw);
            case DESCRIPTION :
                return emptyToNull(printable(raw).stripTrailing());
            case DUE_AT :
                // Notion keeps minutes
                return Instant.parse(raw).truncatedTo(ChronoUnit.MINUTES).toString();
            default :
                return emptyToNull(raw);
        }
    }

    private static String title(String raw) {
        String line = printable(raw).replace('\n', ' ').replace('\t', ' ').strip();
        int end = line.codePointCount(0, line.length()) > MAX_TITLE
                ? line.offsetByCodePoints(0, MAX_TITLE)
                : line.length();
        return emptyToNull(line.substring(0, end).strip());
    }

    /** One kind of line end, and no control characters: PostgreSQL takes no NUL, and the vendors drop others. */
    private static String printable(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder kept = new StringBuilder(lines.length());
        lines.codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String emptyToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
