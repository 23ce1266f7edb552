package io.sparkone.api.interpretation;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import io.sparkone.api.interpretation.Phrase.Slot;

/** Follows the routes of phrases through a sentence, from one token on. */
final class Walk {

    private final PhraseBook book;
    private final Sentence sentence;
    /** What follows a fork at a token: of many choices in a row each is tried once a token, not once a way to it. */
    private final Map<Route.Fork, Map<Integer, Optional<Way>>> seen = new IdentityHashMap<>(0);

    Walk(PhraseBook book, Sentence sentence) {
        this.book = book;
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
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
        SlotReader.Reading reading = book.read(slot, sentence, at);
        Way rest = reading == null ? null : longest(gap.rest(), slot.lookahead() ? at : reading.next());
        return rest == null ? null : new Way(rest.to(), slot, reading.value(), rest);
    }

    /**
     * How far a phrase goes, and what its slots hold.
     *
     * @param slot
     *            the next one; null where no more follow
     * @param more
     *            the way after that slot
     */
    record Way(int to, Slot slot, Object held, Way more) {

        Map<String, Object> captures() {
            Map<String, Object> captures = new HashMap<>();
            for (Way way = this; way.slot() != null; way = way.more()) {
                captures.put(way.slot().capture(), way.held());
            }
            return captures;
        }
    }
}
