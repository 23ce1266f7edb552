package io.sparkone.api.interpretation;

import java.util.regex.Pattern;

/** A title that fits, and the notes that belong with it. */
record Title(String text, String notes) {

    private static final String ELLIPSIS = "…";
    private static final Pattern QUOTED = Pattern.compile("^[\"“”«'](\\P{Punct}[^\"“”«»]*)[\"“”»']$");

    static String unquoted(String words) {
        return QUOTED.matcher(words).replaceFirst("$1");
    }

    /** Keeps a long title's whole text in the notes, and its first words as the title. */
    static Title of(String words, String notes) {
        String text = unquoted(words);
        if (text.codePointCount(0, text.length()) <= Interpretation.MAX_TITLE) {
            return new Title(text, notes);
        }
        int most = text.offsetByCodePoints(0, Interpretation.MAX_TITLE - ELLIPSIS.length());
        int space = text.lastIndexOf(' ', most);
        int cut = space > most / 2 ? space : most;
        return new Title(text.substring(0, cut).strip() + ELLIPSIS, notes == null ? text : text + "\n" + notes);
    }
}
