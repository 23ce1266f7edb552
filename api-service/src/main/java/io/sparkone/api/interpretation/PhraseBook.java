package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                best = longer(best, section.longest(sentence, at));
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

    /** Follows the routes of phrases from one token on. */
    private final class Walk {

        private final Sentence sentence;
        /** What follows a fork at a token: of many choices in a row each is tried once a token, not once a way to it. */
        private final Map<Route.Fork, Map<Integer, Optional<Way>>> seen = new IdentityHashMap<>(0);

        Walk(Sentence sentence) {
            this.sentence = sentence;
        }

        /** The longest way from the token to the end of the route, the first of equals; null when there is none. */
        Way longest(Route route, int at) {
            if (route instanceof Route.Word word) {
                boolean there = sentence.is(at, word.literal().folded())
                        && (!word.literal().glued() || sentence.at(at).glued());
                return there ? longest(word.rest(), at + 1) : null;
            } else if (route instanceof Route.Gap gap) {
                return through(gap, at);
            } else if (route instanceof Route.Fork fork) {
                return fork.joined() ? known(fork, at) : any(fork, at);
            }
            return new Way(at, null, null, null);
        }

        private Way known(Route.Fork fork, int at) {
            Map<Integer, Optional<Way>> ways = seen.computeIfAbsent(fork, f -> new HashMap<>());
            Optional<Way> way = ways.get(at);
            if (way == null) {
                way = Optional.ofNullable(any(fork, at));
                ways.put(at, way);
            }
            return way.orElse(null);
        }

        private Way any(Route.Fork fork, int at) {
            Way best = null;
            for (Route next : fork.ways()) {
                Way way = longest(next, at);
                best = best == null || way != null && way.to() > best.to() ? way : best;
            }
            return best;
        }

        private Way through(Route.Gap gap, int at) {
            Slot slot = gap.slot();
            SlotReader.Reading reading = read(slot, sentence, at);
            Way rest = reading == null ? null : longest(gap.rest(), slot.lookahead() ? at : reading.next());
            return rest == null ? null : new Way(rest.to(), slot, reading.value(), rest);
        }
    }

    /**
     * How far a phrase goes, and what its slots hold.
     *
     * @param slot
     *            the next one; null where no more follow
     * @param more
     *            the way after that slot
     */
    private record Way(int to, Slot slot, Object held, Way more) {

        Map<String, Object> captures() {
            Map<String, Object> captures = new HashMap<>();
            for (Way way = this; way.slot() != null; way = way.more()) {
                captures.put(way.slot().capture(), way.held());
            }
            return captures;
        }
    }

    /** Phrases by what they can begin with, so that a long message costs a lookup a word. */
    private final class Section {

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

        Match longest(Sentence sentence, int at) {
            Match best = null;
            Walk walk = new Walk(sentence);
            for (Entry entry : byWord.getOrDefault(sentence.at(at).folded(), bySlot)) {
                Way way = walk.longest(entry.route(), at);
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
