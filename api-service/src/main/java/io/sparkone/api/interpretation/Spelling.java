package io.sparkone.api.interpretation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts right the abbreviations and misspellings that people type, for the eyes of the rules only. */
final class Spelling {

    private static final int SHORTEST_GUESS = 6;
    private static final int SHORTEST_NEAR = 5;
    /** "Oiii", "amanhaaa": no word of either language has a letter three times in a row. */
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");

    private final Map<String, String> known = new HashMap<>();
    private final List<String> guessable;
    private final Times times;

    /**
     * Words of which a misspelling is not put right, but told of.
     *
     * @param names
     *            "sexta", "tomorrow"
     * @param before
     *            what stands before them: "toda", "next"
     * @param others
     *            words and names that are one letter from one of those
     */
    record Times(List<String> names, List<String> before, List<String> others) {

        static final Times NONE = new Times(List.of(), List.of(), List.of());
    }

    /**
     * @param known
     *            from a spelling to the right word
     * @param guessable
     *            words that are also recognised with one letter missing, doubled or swapped
     */
    Spelling(Map<String, String> known, List<String> guessable, Times times) {
        this.known.putAll(known);
        this.guessable = guessable.stream().filter(word -> word.length() >= SHORTEST_GUESS).toList();
        guessable.forEach(word -> this.known.putIfAbsent(word, word));
        this.times = times;
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
        return guessable.stream().filter(word -> isInnerSlip(folded, word)).findFirst().orElse(folded);
    }

    /** Not in the first or last place, where another word begins: "manhã" is not "amanhã", "quarto" is not "quarta". */
    private static boolean isInnerSlip(String written, String meant) {
        return written.charAt(0) == meant.charAt(0)
                && written.charAt(written.length() - 1) == meant.charAt(meant.length() - 1) && isSlip(written, meant);
    }

    /** Whether a day or a month may be meant, by other slips than those that are put right: "sexat", "tomotrow", "everyMonday". */
    boolean isNearTime(String folded) {
        return !times.others().contains(folded) && !times.names().contains(folded) && times.names().stream()
                .anyMatch(time -> isSlip(folded, time)
                        || time.length() >= SHORTEST_NEAR && (isAnotherLetter(folded, time) || isJoined(folded, time)));
    }

    /** "EveryMonday", "tomorrowat"; not "Friday's" */
    private static boolean isJoined(String written, String meant) {
        int more = written.length() - meant.length();
        return more > 2 && written.endsWith(meant) || more > 1 && written.startsWith(meant)
                && Character.isLetter(written.charAt(meant.length()));
    }

    /** "Nex", "tdoa", before a day. */
    boolean isNearBeforeTime(String folded) {
        return !times.before().contains(folded) && times.before().stream().anyMatch(word -> isSlip(folded, word));
    }

    /** One letter missing, too many or swapped with its neighbour, anywhere. */
    private static boolean isSlip(String written, String meant) {
        int difference = written.length() - meant.length();
        if (written.equals(meant) || Math.abs(difference) > 1) {
            return false;
        }
        int at = firstDifference(written, meant);
        String longer = difference > 0 ? written : meant;
        String shorter = difference > 0 ? meant : written;
        return difference == 0
                ? isSwapped(written, meant, at)
                : longer.substring(at + 1).equals(shorter.substring(at));
    }

    private static boolean isAnotherLetter(String written, String meant) {
        int at = firstDifference(written, meant);
        return written.length() == meant.length() && at < meant.length()
                && written.substring(at + 1).equals(meant.substring(at + 1));
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static boolean isSwapped(String written, String meant, int at) {
        return at + 1 < meant.length() && written.charAt(at) == meant.charAt(at + 1)
                && written.charAt(at + 1) == meant.charAt(at)
                && written.substring(at + 2).equals(meant.substring(at + 2));
    }
}
