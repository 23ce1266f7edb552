package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class WhatsAppSettingsTest {

    private static final String URL = "http://evolution:8080";
    private static final String KEY = "a-secret-key";
    private static final String NUMBER = "5511987654321";

    @Test
    void withoutVariablesItIsOff() {
        assertThat(WhatsAppSettings.of(Settings.of(null, null, null))).isEmpty();
    }

    @Test
    void numbersBecomeDigitsAndEachIsKeptOnce() {
        WhatsAppSettings settings = WhatsAppSettings
                .of(Settings.of(URL, KEY, "+55 (11) 98765-4321, 5511987654321,, 351912345678")).orElseThrow();

        assertThat(settings.numbers()).containsExactly(NUMBER, "351912345678");
        assertThat(settings.instance()).isEqualTo("sparkone");
        assertThat(settings.timeout()).hasSeconds(10);
    }

    @Test
    void aVariableThatIsMissingIsNamedAndNoSecretIsShown() {
        assertNamed("WHATSAPP_NOTIFY_NUMBERS", Settings.of(URL, KEY, null));
        assertNamed("EVOLUTION_API_KEY", Settings.of(URL, null, NUMBER));
        assertNamed("EVOLUTION_API_KEY", Settings.of(URL, " ", NUMBER));
        assertNamed("EVOLUTION_API_BASE_URL", Settings.of(null, KEY, NUMBER));
    }

    @Test
    void aVariableThatIsBadIsNamed() {
        assertNamed("EVOLUTION_API_BASE_URL", Settings.of("evolution:8080", KEY, NUMBER));
        assertNamed("EVOLUTION_API_BASE_URL", Settings.of("http://evo lution", KEY, NUMBER));
        assertNamed("WHATSAPP_NOTIFY_NUMBERS", Settings.of(URL, KEY, "987654321"));
        assertNamed("WHATSAPP_NOTIFY_NUMBERS", Settings.of(URL, KEY, NUMBER + ",ana"));
        assertNamed("WHATSAPP_NOTIFY_NUMBERS", Settings.of(URL, KEY, " , "));
        assertNamed("EVOLUTION_INSTANCE",
                new Settings(Optional.of(URL), Optional.of(KEY), Optional.of(NUMBER), Optional.of("../admin")));
    }

    private static void assertNamed(String variable, WhatsAppConfig config) {
        assertThatThrownBy(() -> WhatsAppSettings.of(config)).isInstanceOf(InvalidVariableException.class)
                .hasMessageStartingWith(variable + ":").hasMessageNotContaining(KEY)
                .hasMessageNotContaining(NUMBER + ",");
    }
}
