package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    private final Spelling spelling = new Spelling(Map.of("hj", "hoje", "qdo", "quando"),
            List.of("amanha", "segunda", "quarta", "sexta", "reuniao"),
            new Spelling.Times(List.of("hoje", "amanha", "quarta", "sexta"), List.of("toda"), List.of("quarto")));

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

    @ParameterizedTest
    @ValueSource(strings = {"sexat", "esxta", "sxta", "sexra", "amanja", "hoej", "proximasexta"})
    void otherSlipsOfATimeAreToldOf(String written) {
        assertThat(spelling.isNearTime(written)).isTrue();
        assertThat(spelling.isNearTime("quarto") || spelling.isNearTime("sexta") || spelling.isNearTime("hora"))
                .isFalse();
        assertThat(spelling.isNearBeforeTime("tdoa")).isTrue();
    }
}
