package io.sparkone.notify.testing;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.evolution.EvolutionSandbox;
import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.local.testing.SigningKeysResource;

/** WhatsApp and a mail server to talk to, and times short enough to wait for; with the servers and the keys for tokens. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "notify"))
@QuarkusTestResource(SigningKeysResource.class)
public class NotifyEnvironment implements QuarkusTestResourceLifecycleManager {

    static final String NUMBER = "5511987654321";
    static final String MAILBOX = "ana@example.org";
    static final String ALERT_TOKEN = "alert-token-of-the-tests";
    static final String WEBHOOK_SECRET = "webhook-secret-of-the-tests";

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start();
        Map<String, String> variables = new HashMap<>();
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
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
