package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ação", "🎉", "a\nb\tc"})
    void ordinaryTextCanBeStored(String text) {
        assertThat(Text.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud800", "a\udc00", "\udc00\ud800"})
    void nulAndHalvesOfPairsCannot(String text) {
        assertThat(Text.isStorable(text)).isFalse();
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(Text.length("a😀é")).isEqualTo(3);
        assertThat(Text.start("a😀é", 2)).isEqualTo("a😀");
    }

    @Test
    void accentsAndCaseAreFoldedInPatterns() {
        assertThat(Folding.pattern("Reunião")).isEqualTo("%reuniao%");
        assertThat(Folding.pattern("100%_!")).isEqualTo("%100!%!_!!%");
    }
}
