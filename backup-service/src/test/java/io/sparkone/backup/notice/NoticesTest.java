package io.sparkone.backup.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final ResourceBundle PORTUGUESE = Notices.bundle(Locale.forLanguageTag("pt-BR"));
    private static final ResourceBundle ENGLISH = Notices.bundle(Locale.ENGLISH);

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(PORTUGUESE.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(ENGLISH.keySet()).allSatisfy(
                key -> assertThat(PORTUGUESE.getString(key)).isNotEqualTo(ENGLISH.getString(key)));
    }

    @Test
    void everyTextTakesTheValuesThatTheOtherLanguageTakes() {
        assertThat(ENGLISH.keySet()).allSatisfy(
                key -> assertThat(new MessageFormat(PORTUGUESE.getString(key)).getFormatsByArgumentIndex())
                        .hasSameSizeAs(new MessageFormat(ENGLISH.getString(key)).getFormatsByArgumentIndex()));
    }

    @Test
    void aLanguageWithoutTextsGetsEnglish() {
        assertThat(Notices.bundle(Locale.JAPANESE).getString("backup-failed.subject"))
                .isEqualTo(ENGLISH.getString("backup-failed.subject"));
    }
}
