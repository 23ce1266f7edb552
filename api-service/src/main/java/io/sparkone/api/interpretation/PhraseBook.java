package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
            phrase.literals().map(Literal::folded).forEach(words::add);
        }
        loans.forEach(words::remove);
        phrases.forEach(this::require);
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
                best = longer(best, section.longest(new Walk(this, sentence), at));
            }
        }
        return best;
    }

    private void require(Phrase phrase) {
        phrase.slots().map(Slot::name).filter(name -> !slots.containsKey(name) && !sections.containsKey(name))
                .forEach(name -> {
                    throw new IllegalArgumentException(
                            "No slot or section {" + name + "} for [" + phrase.section() + "]");
                });
    }

    /** What the lines of a section mean, in the order of the file. */
    List<String> values(String section) {
        return values.getOrDefault(section, List.of());
    }

    boolean starts(Sentence sentence, int at, String... names) {
        return longest(sentence, at, names) != null;
    }

    /** Whether a phrase of one of the sections begins anywhere in the sentence. */
    boolean has(Sentence sentence, String... names) {
        return IntStream.range(0, sentence.size()).anyMatch(i -> starts(sentence, i, names));
    }

    private static Match longer(Match one, Match other) {
        return one == null || other != null && other.length() > one.length() ? other : one;
    }

    /** What a slot holds that begins at the token; null when nothing does. */
    SlotReader.Reading read(Slot slot, Sentence sentence, int at) {
        SlotReader reader = slots.get(slot.name());
        if (reader != null) {
            return reader.read(this, sentence, at);
        }
        Match match = longest(sentence, at, slot.name());
        return match == null ? null : new SlotReader.Reading(match.value(), match.to());
    }

    /** Phrases by what they can begin with, so that a long message costs a lookup a word. */
    private static final class Section {

        private final Map<String, List<Entry>> byWord = new HashMap<>();
        private final List<Entry> bySlot = new ArrayList<>();

        void add(Phrase phrase) {
            Entry entry = new Entry(phrase, Route.of(phrase));
            Set<String> first = entry.route().firstWords();
            if (entry.route().canBeginWithSlot()) {
                byWord.forEach((word, entries) -> {
                    if (!first.contains(word)) {
                        entries.add(entry);
                    }
                });
                first.forEach(word -> entriesOf(word).add(entry));
                bySlot.add(entry);
            } else {
                first.forEach(word -> entriesOf(word).add(entry));
            }
        }

        private List<Entry> entriesOf(String word) {
            return byWord.computeIfAbsent(word, w -> new ArrayList<>(bySlot));
        }

        Match longest(Walk walk, int at) {
            Match best = null;
            for (Entry entry : byWord.getOrDefault(walk.sentence().at(at).folded(), bySlot)) {
                Walk.Way way = walk.longest(entry.route(), at);
                if (way != null && (best == null || way.to() - at > best.length())) {
                    Phrase phrase = entry.phrase();
                    best = new Match(phrase.section(), phrase.value(), at, way.to(), way.captures());
                }
            }
            return best;
        }
    }

    private record Entry(Phrase phrase, Route route) {}
}
