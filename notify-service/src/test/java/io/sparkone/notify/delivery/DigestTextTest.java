package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sparkone.notify.template.WrittenTexts;

class DigestTextTest {

    @Test
    void whatFitsIsToldInFullAndTheRestIsCounted() {
        String text = DigestText.compose(notices("um", "dois", "x".repeat(100), "quatro"), WrittenTexts.portuguese(),
                60);

        assertThat(text).isEqualTo("""
                *4 avisos do SparkOne*

                um

                dois

                … e mais 2. Veja todos no registro de avisos.""");
    }

    @Test
    void whereAllFitsNothingIsCounted() {
        assertThat(DigestText.compose(notices("um", "dois"), WrittenTexts.portuguese(), 1000)).endsWith("um\n\ndois");
    }

    private static List<Notice> notices(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Notice(UUID.randomUUID(), text, "api", Kind.ALERT, Urgency.NORMAL, null,
                        null, "pt-BR", text, text, null))
                .toList();
    }
}
