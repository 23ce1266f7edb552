package io.sparkone.api.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.local.testing.SigningKeysResource;

/** What api-service needs besides its servers, for every {@code @QuarkusTest} of this module. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "api"))
@QuarkusTestResource(SigningKeysResource.class)
@QuarkusTestResource(ApiEnvironment.class)
public class ApiEnvironment implements QuarkusTestResourceLifecycleManager {

    public static final String PASSWORD = "a password for tests";
    public static final String WEBHOOK_SECRET = "a webhook secret for tests";
    public static final String KNOWN_NUMBER = "5511987654321";

    @Override
    public Map<String, String> start() {
        return Map.of("WEB_PASSWORD", PASSWORD, "EVOLUTION_WEBHOOK_SECRET", WEBHOOK_SECRET, "WHATSAPP_NOTIFY_NUMBERS",
                KNOWN_NUMBER, "quarkus.flyway.migrate-at-start", "true", "quarkus.http.test-timeout", "20s",
                // all tests together issue more to the owner than a user may have
                "sparkone.access.max-tokens", "10000");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
