package io.sparkone.api.interpretation;

import java.util.ArrayList;
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

    private static final Pattern BREAK = Pattern.compile("(?<=[.!?;])\\s+|\\R");
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

    /**
     * What the parts say, where that is more than the whole says.
     *
     * @param reader
     *            reads one part
     * @param isTalk
     *            whether a part that is not understood can be left aside
     */
    Interpretation better(Interpretation whole, Function<String, Interpretation> reader,
            Predicate<String> isTalk) {
        if (texts.size() < 2) {
            return whole;
        }
        List<Interpretation> wishes = new ArrayList<>();
        boolean talk = false;
        for (String text : texts) {
            Interpretation wish = reader.apply(text);
            if (wish.isAction()) {
                wishes.add(wish);
            } else if (wish instanceof Interpretation.Unknown && isTalk.test(text)) {
                talk = true;
            } else {
                return whole;
            }
        }
        if (wishes.size() > 1 && !talk) {
            return new Interpretation.Several(whole.language(), wishes);
        }
        boolean sure = wishes.size() == 1
                && !(wishes.get(0) instanceof Interpretation.CreateTask task && task.due() == null);
        return sure && whole instanceof Interpretation.Unknown ? wishes.get(0) : whole;
    }
}
