package io.sparkone.api.interpretation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts right the abbreviations and misspellings that people type, for the eyes of the rules only. */
final class Spelling {

    private static final int SHORTEST_GUESS = 6;
    /** "Oiii", "amanhaaa": no word of either language has a letter three times in a row. */
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");

    private final Map<String, String> known = new HashMap<>();
    private final List<String> guessable;

    /**
     * @param known
     *            from a spelling to the right word
     * @param guessable
     *            words that are also recognised with one letter missing, doubled or swapped
     */
    Spelling(Map<String, String> known, List<String> guessable) {
        this.known.putAll(known);
        this.guessable = guessable.stream().filter(word -> word.length() >= SHORTEST_GUESS).toList();
        guessable.forEach(word -> this.known.putIfAbsent(word, word));
    }

    String correct(String folded) {
        String plain = STRETCHED.matcher(folded).replaceAll("$1");
        return corrected(plain.length() > 1 ? plain : folded);
    }

    private String corrected(String folded) {
        String right = known.get(folded);
        if (right != null || folded.length() < SHORTEST_GUESS - 1) {
            return right == null ? folded : right;
        }
        return guessable.stream().filter(word -> slip(folded, word)).findFirst().orElse(folded);
    }

    /**
     * One letter missing, too many or swapped with its neighbour; never in the first or last place, where another word
     * begins ("manhã" is not "amanhã", "quarto" is not "quarta").
     */
    private static boolean slip(String written, String meant) {
        int difference = written.length() - meant.length();
        if (Math.abs(difference) > 1 || written.charAt(0) != meant.charAt(0)
                || written.charAt(written.length() - 1) != meant.charAt(meant.length() - 1)) {
            return false;
        }
        int at = 0;
        while (at < Math.min(written.length(), meant.length()) && written.charAt(at) == meant.charAt(at)) {
            at++;
        }
        if (difference == 0) {
            return at + 1 < meant.length() && written.charAt(at) == meant.charAt(at + 1)
                    && written.charAt(at + 1) == meant.charAt(at)
                    && written.substring(at + 2).equals(meant.substring(at + 2));
        }
        String longer = difference > 0 ? written : meant;
        String shorter = difference > 0 ? meant : written;
        return longer.substring(at + 1).equals(shorter.substring(at));
    }
}
