package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhraseBookTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPartOfTheDayInAGrammarIsKnown(Language language) {
        PhraseBook book = GrammarFile.load(language);

        assertThat(Stream.of("part", "usual_part", "late", "early").flatMap(section -> book.values(section).stream()))
                .isSubsetOf(Stream.of(PartOfDay.values()).map(PartOfDay::name).toList());
    }

    @Test
    void theLongestPhraseWins() {
        Match match = book("depois de amanha", "amanha", "depois").longest(sentence("Depois de amanhã, talvez"), 0,
                "rule");

        assertThat(match.to()).isEqualTo(3);
    }

    @Test
    void optionsAndChoicesAreSpelledOut() {
        PhraseBook book = book("(a|b c) [d] e");

        for (String text : List.of("a e", "a d e", "b c e", "b c d e")) {
            assertThat(book.starts(sentence(text), 0, "rule")).as(text).isTrue();
        }
        for (String text : List.of("a b c e", "c e", "a d", "e")) {
            assertThat(book.starts(sentence(text), 0, "rule")).as(text).isFalse();
        }
    }

    @Test
    void aLineOfManyChoicesTakesTheRoomOfItsWords() {
        PhraseBook book = book("[a|b|c] ".repeat(40) + "z");

        assertThat(book.longest(sentence("c b a ".repeat(10) + "z"), 0, "rule").length()).isEqualTo(31);
        assertThat(book.starts(sentence("c b a ".repeat(10)), 0, "rule")).isFalse();
    }

    @Test
    void ofEquallyLongPhrasesTheFirstWins() {
        PhraseBook book = book("a {n:first}", "(a|b) {n:second}");

        assertThat(book.longest(sentence("a 5"), 0, "rule").has("first")).isTrue();
        assertThat(book.longest(sentence("b 5"), 0, "rule").has("second")).isTrue();
    }

    @Test
    void whatIsWrittenTogetherIsOnlyFoundTogether() {
        PhraseBook book = book("2a");

        assertThat(book.starts(sentence("2ª feira"), 0, "rule")).isTrue();
        assertThat(book.starts(sentence("2 a 3"), 0, "rule")).isFalse();
    }

    @Test
    void aLookAheadIsNoPartOfThePhrase() {
        Match match = book("em {n} {?n}").longest(sentence("em 5 6"), 0, "rule");

        assertThat(match.to()).isEqualTo(2);
    }

    @Test
    void unbalancedBracketsAreRefused() {
        assertThatThrownBy(() -> PhraseCompiler.compile("a) b")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a) b");
    }

    @Test
    void aSlotThatNothingReadsIsRefused() {
        assertThatThrownBy(() -> book("em {nada}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{nada}");
    }

    private static PhraseBook book(String... lines) {
        List<Phrase> phrases = new ArrayList<>();
        for (String line : lines) {
            PhraseCompiler.compile(line).forEach(elements -> phrases.add(new Phrase("rule", "rule", elements)));
        }
        return new PhraseBook(phrases, List.of(), Slots.readers(),
                new Spelling(Map.of(), List.of(), Spelling.Times.NONE));
    }

    private static Sentence sentence(String text) {
        return Sentence.of(text, UnaryOperator.identity());
    }
}
