package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sparkone.api.interpretation.Phrase.Choice;
import io.sparkone.api.interpretation.Phrase.Element;
import io.sparkone.api.interpretation.Phrase.Literal;
import io.sparkone.api.interpretation.Phrase.Slot;

/**
 * The ways through a phrase. What follows a choice is shared by its alternatives, so a line of many choices takes the room of its
 * words and not of all the sentences that can be made of them.
 */
sealed interface Route {

    /** The phrase is found. */
    record End() implements Route {}

    /** A word. */
    record Word(Literal literal, Route rest) implements Route {}

    /** A slot. */
    record Gap(Slot slot, Route rest) implements Route {}

    /**
     * @param ways
     *            in the order of the file
     * @param joined
     *            whether it comes after another, and so may be reached in several ways
     */
    record Fork(List<Route> ways, boolean joined) implements Route {}

    static Route of(Phrase phrase) {
        return of(phrase.elements(), new End(), false);
    }

    private static Route of(List<Element> elements, Route rest, boolean joined) {
        Route route = rest;
        for (int i = elements.size() - 1; i >= 0; i--) {
            boolean after = joined || elements.subList(0, i).stream().anyMatch(Choice.class::isInstance);
            route = of(elements.get(i), route, after);
        }
        return route;
    }

    private static Route of(Element element, Route rest, boolean joined) {
        if (element instanceof Literal literal) {
            return new Word(literal, rest);
        } else if (element instanceof Slot slot) {
            return new Gap(slot, rest);
        }
        List<Route> ways = new ArrayList<>();
        ((Choice) element).alternatives().forEach(alternative -> ways.add(of(alternative, rest, joined)));
        return new Fork(List.copyOf(ways), joined);
    }

    /** The words that it can begin with, without those of slots. */
    default Set<String> firstWords() {
        Set<String> words = new HashSet<>();
        if (this instanceof Word word) {
            words.add(word.literal().folded());
        } else if (this instanceof Fork fork) {
            fork.ways().forEach(way -> words.addAll(way.firstWords()));
        }
        return words;
    }

    default boolean canBeginWithSlot() {
        return this instanceof Gap
                || this instanceof Fork fork && fork.ways().stream().anyMatch(Route::canBeginWithSlot);
    }
}
