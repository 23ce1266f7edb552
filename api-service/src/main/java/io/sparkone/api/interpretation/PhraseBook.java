package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.Phrase.Element;
import io.sparkone.api.interpretation.Phrase.Literal;
import io.sparkone.api.interpretation.Phrase.Slot;

/** The vocabulary of one language: finds the longest phrase of a section that begins at a token. */
final class PhraseBook {

    private final Map<String, Section> sections = new HashMap<>();
    private final Map<String, SlotReader> slots;
    private final Set<String> words = new HashSet<>();
    private final Map<String, List<String>> values = new HashMap<>();
    private final Spelling spelling;

    PhraseBook(List<Phrase> phrases, List<String> loans, Map<String, SlotReader> slots, Spelling spelling) {
        this.slots = Map.copyOf(slots);
        this.spelling = spelling;
        for (Phrase phrase : phrases) {
            sections.computeIfAbsent(phrase.section(), name -> new Section()).add(phrase);
            values.computeIfAbsent(phrase.section(), name -> new ArrayList<>()).add(phrase.value());
            phrase.elements().stream().flatMap(PhraseBook::literal).forEach(words::add);
        }
        loans.forEach(words::remove);
        phrases.forEach(this::require);
    }

    private static Stream<String> literal(Element element) {
        return element instanceof Literal literal ? Stream.of(literal.folded()) : Stream.empty();
    }

    Spelling spelling() {
        return spelling;
    }

    /** Whether the word occurs anywhere in this vocabulary as one of its language. */
    boolean knows(String folded) {
        return words.contains(folded);
    }

    /** The longest phrase of the sections that begins at the token; the first of equals; null when there is none. */
    Match longest(Sentence sentence, int at, String... names) {
        Match best = null;
        for (String name : names) {
            Section section = sections.get(name);
            if (section != null && sentence.has(at)) {
                best = longer(best, section.longest(sentence, at));
            }
        }
        return best;
    }

    private void require(Phrase phrase) {
        for (Element element : phrase.elements()) {
            if (element instanceof Slot slot && !slots.containsKey(slot.name()) && !sections.containsKey(slot.name())) {
                throw new IllegalArgumentException(
                        "No slot or section {" + slot.name() + "} for [" + phrase.section() + "]");
            }
        }
    }

    /** What the lines of a section mean, in the order of the file. */
    List<String> values(String section) {
        return values.getOrDefault(section, List.of());
    }

    boolean starts(Sentence sentence, int at, String... names) {
        return longest(sentence, at, names) != null;
    }

    /** Whether a phrase of the section begins anywhere in the sentence. */
    boolean has(Sentence sentence, String section) {
        return IntStream.range(0, sentence.size()).anyMatch(i -> starts(sentence, i, section));
    }

    private static Match longer(Match one, Match other) {
        return one == null || other != null && other.length() > one.length() ? other : one;
    }

    private SlotReader.Reading read(Slot slot, Sentence sentence, int at) {
        SlotReader reader = slots.get(slot.name());
        if (reader != null) {
            return reader.read(this, sentence, at);
        }
        Match match = longest(sentence, at, slot.name());
        return match == null ? null : new SlotReader.Reading(match.value(), match.to());
    }

    private Match match(Phrase phrase, Sentence sentence, int at) {
        Map<String, Object> captures = new HashMap<>();
        int next = at;
        for (Element element : phrase.elements()) {
            if (element instanceof Literal literal) {
                if (!sentence.is(next, literal.folded()) || literal.glued() && !sentence.at(next).glued()) {
                    return null;
                }
                next++;
            } else if (element instanceof Slot slot) {
                SlotReader.Reading reading = read(slot, sentence, next);
                if (reading == null) {
                    return null;
                }
                captures.put(slot.capture(), reading.value());
                next = slot.lookahead() ? next : reading.next();
            }
        }
        return new Match(phrase.section(), phrase.value(), at, next, captures);
    }

    /** Phrases by their first literal, so that a long message costs a lookup a word. */
    private final class Section {

        private final Map<String, List<Phrase>> byLiteral = new HashMap<>();
        private final List<Phrase> bySlot = new ArrayList<>();

        void add(Phrase phrase) {
            List<Phrase> list = phrase.elements().get(0) instanceof Literal literal
                    ? byLiteral.computeIfAbsent(literal.folded(), word -> new ArrayList<>())
                    : bySlot;
            list.add(phrase);
        }

        Match longest(Sentence sentence, int at) {
            Match best = null;
            for (Phrase phrase : byLiteral.getOrDefault(sentence.at(at).folded(), List.of())) {
                best = longer(best, match(phrase, sentence, at));
            }
            for (Phrase phrase : bySlot) {
                best = longer(best, match(phrase, sentence, at));
            }
            return best;
        }
    }
}
