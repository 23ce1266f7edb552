package io.sparkone.api.http;

import java.text.Normalizer;
import java.util.Locale;

/** Compares words as people type them on telephones: without case and accents. */
public final class Folding {

    private static final String ACCENTED = "áàâãäåéèêëíìîïóòôõöúùûüçñ";
    /** Capitals too: where the database's locale is C, lower() knows those of ASCII only. */
    private static final String CAPITALS = ACCENTED.toUpperCase(Locale.ROOT);
    private static final String PLAIN = "aaaaaaeeeeiiiiooooouuuucn";

    private Folding() {}

    /** HQL for a folded column, to be compared with {@link #pattern}. */
    public static String column(String name) {
        return "translate(lower(" + name + "), '" + ACCENTED + CAPITALS + "', '" + PLAIN + PLAIN + "')";
    }

    /** A LIKE pattern, with {@code !} as its escape, that finds the word as it is, whatever signs it holds. */
    public static String pattern(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return "%" + plain.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
