package io.sparkone.api.interpretation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A message of several sentences or lines. They are read one by one only where that is safe: when each is a wish of its
 * own, or when a single one is and the others are talk without a day or a time.
 */
final class Parts {

    /** After a sentence, but not after "Dr." or the number of a list's item. */
    private static final Pattern BREAK = Pattern.compile(
            "(?<=[.!?;])(?<!\\b(?:dra?|sra?|mrs?|ms|profa?|av|st|vs|jr|n|no|tel|apto?)\\.)(?<!\\n\\d{1,3}\\.)(?<!^\\d{1,3}\\.)\\s+|\\R",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,3}[.)]\\s+");
    /** Nobody writes down more at once; a longer text is a text. */
    private static final int MOST = 10;

    private final List<String> texts;

    private Parts(List<String> texts) {
        this.texts = texts;
    }

    static Parts of(String text) {
        List<String> texts = Arrays.stream(BREAK.split(text.strip(), MOST + 2)).filter(part -> !part.isBlank())
                .toList();
        return new Parts(texts.size() > MOST ? List.of() : texts);
    }

    boolean isOne() {
        return texts.size() == 1;
    }

    /** What a part that is not understood may be. */
    enum Talk {
        /** "Acabou o de casa": can be left aside. */
        TIMELESS,
        /** "A Ana chega sexta": nobody knows whether it belongs to the rest. */
        TIMED,
        /** "Amanhã às 10h": belongs to the rest. */
        ONLY_TIME
    }

    List<String> texts() {
        return texts;
    }

    /**
     * What the parts say, where that is more than the whole says.
     *
     * @param reader
     *            reads one part
     * @param talk
     *            what a part is that asks for nothing
     * @param own
     *            whether a part is a command even among talk, as nobody says it to somebody else
     */
    Interpretation better(Interpretation whole, Function<String, Interpretation> reader,
            Function<String, Talk> talk, Predicate<String> own) {
        Wishes wishes = new Wishes();
        for (String text : texts) {
            Interpretation wish = reader.apply(NUMBER.matcher(text).replaceFirst(""));
            boolean isTalk = wish instanceof Interpretation.Unknown;
            wishes.doubtAmongTalk(!isTalk && !own.test(text));
            if (!wishes.take(wish) && !isTalk || isTalk && talk.apply(text) == Talk.ONLY_TIME) {
                return whole;
            } else if (isTalk) {
                wishes.leaveOut(talk.apply(text));
            }
        }
        return wishes.or(whole);
    }
}
