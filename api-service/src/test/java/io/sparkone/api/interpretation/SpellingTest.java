package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private final Spelling spelling = new Spelling(Map.of("hj", "hoje", "qdo", "quando"),
            List.of("amanha", "segunda", "quarta", "sexta", "reuniao"));

    @ParameterizedTest
    @CsvSource({"hj, hoje", "qdo, quando", "amnha, amanha", "aamnha, amanha", "amahna, amanha", "amannha, amanha",
            "reunniao, reuniao", "segnuda, segunda"})
    void abbreviationsAndSlipsAreRead(String written, String meant) {
        assertThat(spelling.correct(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"manha", "quarto", "segundo", "sexto", "segredo", "amanhece", "reuniu", "se", "q"})
    void otherWordsAreLeftAlone(String word) {
        assertThat(spelling.correct(word)).isEqualTo(word);
    }
}
