package io.sparkone.notify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.evolution.EvolutionSandbox;

/** WhatsApp and a mail server to talk to, keys for tokens, and times short enough to wait for. */
public class NotifyEnvironment implements QuarkusTestResourceLifecycleManager {

    static final String NUMBER = "5511987654321";
    static final String MAILBOX = "ana@example.org";
    static final String ALERT_TOKEN = "alert-token-of-the-tests";
    static final String WEBHOOK_SECRET = "webhook-secret-of-the-tests";

    private Sandbox sandbox;
    private Tokens tokens;
    private Path publicKey;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start();
        tokens = new Tokens();
        publicKey = write(tokens.publicKeyPem());
        Map<String, String> variables = new HashMap<>();
        variables.put("AUTH_PUBLIC_KEY_PATH", publicKey.toString());
        variables.put("EVOLUTION_API_BASE_URL", sandbox.evolutionUrl().toString());
        variables.put("EVOLUTION_API_KEY", EvolutionSandbox.API_KEY);
        variables.put("EVOLUTION_API_TIMEOUT", "1");
        variables.put("EVOLUTION_WEBHOOK_SECRET", WEBHOOK_SECRET);
        variables.put("WHATSAPP_NOTIFY_NUMBERS", "+55 (11) 98765-4321");
        variables.put("FALLBACK_EMAIL", MAILBOX);
        variables.put("SMTP_HOST", "127.0.0.1");
        variables.put("SMTP_PORT", String.valueOf(sandbox.smtpPort()));
        variables.put("SMTP_FROM", "sparkone@example.org");
        variables.put("ALERTMANAGER_TOKEN", ALERT_TOKEN);
        variables.put("SPARKONE_MIGRATE_AT_START", "true");
        variables.put("sparkone.delivery.poll-interval", "100MS");
        variables.put("sparkone.delivery.retry-delay", "200MS");
        variables.put("sparkone.delivery.ack-timeout.critical", "2S");
        variables.put("sparkone.delivery.ack-timeout.normal", "3S");
        variables.put("sparkone.delivery.unclear-timeout", "3S");
        variables.put("sparkone.delivery.digest.window", "2S");
        variables.put("sparkone.delivery.digest.critical-window", "2S");
        variables.put("sparkone.whatsapp.state-check-after", "0S");
        variables.put("sparkone.whatsapp.breaker.pause", "60S");
        variables.put("sparkone.events.retry-delay", "50MS");
        return variables;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(Sandbox.class));
        injector.injectIntoFields(tokens, new TestInjector.MatchesType(Tokens.class));
    }

    @Override
    public void stop() {
        sandbox.close();
        try {
            Files.deleteIfExists(publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String pem) {
        try {
            return Files.writeString(Files.createTempFile("sparkone-notify-test", ".pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
