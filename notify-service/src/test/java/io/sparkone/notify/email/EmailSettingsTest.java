package io.sparkone.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class EmailSettingsTest {

    @Test
    void withoutVariablesItIsOff() {
        assertThat(EmailSettings.of(config(null, null, null, null, null, null))).isEmpty();
    }

    @Test
    void thereMayBeSeveralRecipients() {
        EmailSettings settings = EmailSettings
                .of(config("ana@example.org, bia@example.org", "mail", null, "sparkone@example.org", "secret", null))
                .orElseThrow();

        assertThat(settings.recipients()).containsExactly("ana@example.org", "bia@example.org");
        assertThat(settings.from()).isEqualTo("sparkone@example.org");
    }

    @Test
    void theSenderOfItsOwnVariableComesFirst() {
        assertThat(EmailSettings.of(config("a@b.c", "mail", "25", "user", "secret", "avisos@example.org")))
                .map(EmailSettings::from).contains("avisos@example.org");
    }

    @Test
    void aVariableThatIsMissingOrBadIsNamed() {
        assertNamed("SMTP_HOST", config("a@b.c", null, null, null, null, null));
        assertNamed("FALLBACK_EMAIL", config(null, "mail", null, null, null, null));
        assertNamed("FALLBACK_EMAIL", config("ana", "mail", null, null, null, null));
        assertNamed("SMTP_PASSWORD", config("a@b.c", "mail", null, "ana", null, null));
        assertNamed("SMTP_USERNAME", config("a@b.c", "mail", null, null, "secret", null));
        assertNamed("SMTP_PORT", config("a@b.c", "mail", "smtp", null, null, null));
        assertNamed("SMTP_PORT", config("a@b.c", "mail", "70000", null, null, null));
        assertNamed("SMTP_FROM", config("a@b.c", "mail", "25", null, null, "sparkone"));
    }

    private static void assertNamed(String variable, EmailConfig config) {
        assertThatThrownBy(() -> EmailSettings.of(config)).isInstanceOf(InvalidVariableException.class)
                .hasMessageStartingWith(variable + ":").hasMessageNotContaining("secret");
    }

    private static EmailConfig config(String fallback, String host, String port, String username, String password,
            String from) {
        return new Config(Optional.ofNullable(fallback), Optional.ofNullable(host), Optional.ofNullable(port),
                Optional.ofNullable(username), Optional.ofNullable(password), Optional.ofNullable(from), 8, 60,
                Duration.ofMinutes(1), Duration.ofSeconds(20));
    }

    private record Config(Optional<String> fallback, Optional<String> host, Optional<String> port,
            Optional<String> username, Optional<String> password, Optional<String> from, int maxRetries,
            int perAddressLimit, Duration perAddressWindow, Duration timeout) implements EmailConfig {}
}
