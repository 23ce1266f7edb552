package io.sparkone.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SandboxOptionsTest {

    @Test
    void portsAndTokensHaveTheirUsualValues() {
        SandboxOptions options = SandboxOptions.fromEnvironment(Map.of());
        assertThat(options.port()).isEqualTo(8010);
        assertThat(options.mail().port()).isEqualTo(8025);
        assertThat(options.notionToken()).isEqualTo("sandbox-notion-token");
        assertThat(options.evolutionWebhook()).isNull();
    }

    @Test
    void webhooksComeFromTheEnvironment() {
        SandboxOptions options = SandboxOptions
                .fromEnvironment(Map.of("SANDBOX_EVOLUTION_WEBHOOK_URL", "http://127.0.0.1:8000/webhooks/whatsapp",
                        "SANDBOX_EVOLUTION_WEBHOOK_HEADERS", "{\"x-secret\":\"s\"}"));
        assertThat(options.evolutionWebhook()).isEqualTo(URI.create("http://127.0.0.1:8000/webhooks/whatsapp"));
        assertThat(options.evolutionHeaders()).isEqualTo(Map.of("x-secret", "s"));
    }

    @Test
    void aBadValueNamesItsVariable() {
        assertThatThrownBy(() -> SandboxOptions.fromEnvironment(Map.of("SANDBOX_PORT", "oito")))
                .hasMessageContaining("SANDBOX_PORT").hasMessageContaining("oito");
        assertThatThrownBy(() -> SandboxOptions.fromEnvironment(Map.of("SANDBOX_SMTP_PORT", "70000")))
                .hasMessageContaining("SANDBOX_SMTP_PORT");
        assertThatThrownBy(() -> SandboxOptions.fromEnvironment(Map.of("SANDBOX_EVOLUTION_WEBHOOK_HEADERS", "x")))
                .hasMessageContaining("SANDBOX_EVOLUTION_WEBHOOK_HEADERS");
    }

    @Test
    void aTakenPortIsNamed() {
        try (Sandbox first = Sandbox.start()) {
            Map<String, String> environment = Map.of("SANDBOX_PORT", String.valueOf(first.url().getPort()),
                    "SANDBOX_SMTP_PORT", "0");
            assertThatThrownBy(() -> Sandbox.start(SandboxOptions.fromEnvironment(environment)))
                    .hasMessageContaining("127.0.0.1:" + first.url().getPort());
            Map<String, String> mail = Map.of("SANDBOX_PORT", "0", "SANDBOX_SMTP_PORT",
                    String.valueOf(first.smtpPort()));
            assertThatThrownBy(() -> Sandbox.start(SandboxOptions.fromEnvironment(mail)))
                    .hasMessageContaining("127.0.0.1:" + first.smtpPort());
        }
    }
}
