package io.sparkone.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

class CanonicalTest {

    private static final String ALPHABET = "aB é\t\n\r\u0000\u200b😀=+'\"\ud83d ";

    @Test
    void applyingItTwiceChangesNothing() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            String raw = text(random);
            for (Field field : new Field[]{Field.TITLE, Field.DESCRIPTION}) {
                String once = Canonical.of(field, raw);
                assertThat(Canonical.of(field, once)).as("%s of <%s>", field, raw).isEqualTo(once);
            }
        }
    }

    @Test
    void aTitleIsOneLineOfAtMost255Characters() {
        assertThat(Canonical.of(Field.TITLE, " um\r\ndois \u0000 ")).isEqualTo("um dois");
        assertThat(Canonical.of(Field.TITLE, "😀".repeat(300)).codePointCount(0, 510)).isEqualTo(255);
    }

    @Test
    void blankIsEmpty() {
        assertThat(Canonical.of(Field.DESCRIPTION, " \n ")).isNull();
        assertThat(Canonical.of(Field.TITLE, "")).isNull();
    }

    @Test
    void aDueTimeIsKeptToTheMinute() {
        assertThat(Canonical.of(Field.DUE_AT, "2026-11-22T17:00:59.9Z")).isEqualTo("2026-11-22T17:00:00Z");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(400); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
