package io.sparkone.api.interpretation;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Finds where something happens: "local: centro" anywhere, "no escritório" at the end of a thought. */
final class PlaceFinder {

    private static final int LONGEST = 6;

    private final PhraseBook book;

    PlaceFinder(PhraseBook book) {
        this.book = book;
    }

    /** The words of the place, null when there is none, and the sentence without them. */
    record Found(String place, Sentence rest) {}

    /** A place that is named as one. */
    Found labelled(Sentence sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            Match label = book.longest(sentence, i, "place_label");
            if (label != null && sentence.has(label.to())) {
                int end = end(sentence, label.to(), Integer.MAX_VALUE, false);
                if (end > label.to()) {
                    return cut(sentence, i, label.to(), end);
                }
            }
        }
        return new Found(null, sentence);
    }

    /** "…, Sala Azul": the last thought is nothing but a room, a street, a building. */
    Found named(Sentence sentence) {
        for (int i = sentence.size() - 1; i > 0; i--) {
            boolean with = sentence.is(i - 1, "/") && sentence.at(i - 1).glued(); // "w/ Priya"
            boolean begins = sentence.at(i - 1).isMark() && !with || isCut(sentence, i);
            if (begins && isPlace(sentence.from(i)) && end(sentence, i, LONGEST, true) == sentence.size()) {
                return cut(sentence, i, i, sentence.size());
            }
        }
        return new Found(null, sentence);
    }

    /** "Sala 3", "Baggot Street"; not "with Bob at the office" */
    private boolean isPlace(Sentence thought) {
        boolean plain = IntStream.range(0, thought.size()).noneMatch(
                i -> book.starts(thought, i, "place_lead") || book.starts(thought, i, "companion", "preposition"));
        return book.starts(thought, 0, "place_noun") || plain && IntStream
                .range(1, thought.size()).mapToObj(i -> book.longest(thought, i, "place_suffix"))
                .anyMatch(suffix -> suffix != null && suffix.to() == thought.size());
    }

    /** The last "no …", "em …", "at …" that reads as a place and leaves a title before it. */
    Found mentioned(Sentence sentence) {
        for (int i = sentence.size() - 2; i > 0; i--) {
            Match lead = book.longest(sentence, i, "place_lead");
            if (lead != null && sentence.has(lead.to()) && !isHyphenated(sentence, i)
                    && !book.starts(sentence, lead.to(), "not_place")) {
                int end = end(sentence, lead.to(), LONGEST, true);
                if (end > lead.to() && isFollowed(sentence, end)) {
                    Match wider = i == 1 ? null : book.longest(sentence, i - 1, "place_lead");
                    return cut(sentence, wider != null && wider.to() == lead.to() ? i - 1 : i, lead.to(), end);
                }
            }
        }
        return new Found(null, sentence);
    }

    /** The "in" of "in-laws". */
    private static boolean isHyphenated(Sentence sentence, int at) {
        return sentence.source().charAt(sentence.at(at).end()) == '-';
    }

    private boolean isFollowed(Sentence sentence, int end) {
        return end == sentence.size() || sentence.at(end).isMark() || isCut(sentence, end)
                || book.starts(sentence, end, "place_end");
    }

    private int end(Sentence sentence, int from, int most, boolean stopAtWords) {
        int at = from;
        while (at < sentence.size() && at - from < most) {
            boolean stops = isStop(sentence, at) && !isHouseNumber(sentence, at) || at > from && isCut(sentence, at)
                    || at > from && stopAtWords && book.starts(sentence, at, "place_end");
            if (stops) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Whether something was cut out before the token. */
    private static boolean isCut(Sentence sentence, int at) {
        return sentence.at(at).index() != sentence.at(at - 1).index() + 1;
    }

    private static boolean isStop(Sentence sentence, int at) {
        Token token = sentence.at(at);
        boolean abbreviation = token.is(".") && token.glued() && sentence.has(at + 1);
        return token.isMark() && ",;!?.()".contains(token.folded()) && !abbreviation;
    }

    /** The comma of "Av. Paulista, 1000". */
    private static boolean isHouseNumber(Sentence sentence, int at) {
        return sentence.is(at, ",") && sentence.has(at + 1) && sentence.at(at + 1).isNumber()
                && !isCut(sentence, at + 1);
    }

    private static Found cut(Sentence sentence, int from, int placeFrom, int end) {
        BitSet cut = new BitSet();
        cut.set(from, end);
        return new Found(sentence.part(placeFrom, end).text(), sentence.without(cut));
    }
}
