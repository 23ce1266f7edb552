package io.sparkone.local.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.local.postgres.ServiceAccount;

/**
 * Runs a {@code @QuarkusTest} against the real servers of {@link LocalStack}, with the database role of one service:
 * <pre>
 * &#64;QuarkusTestResource(value = LocalStackResource.class, initArgs = &#64;ResourceArg(name = "service", value = "api"))
 * </pre>
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {

    private ServiceAccount account;

    @Override
    public void init(Map<String, String> initArgs) {
        String service = initArgs.get("service");
        if (service == null) {
            throw new IllegalArgumentException("LocalStackResource needs the init argument \"service\"");
        }
        account = ServiceAccount.local(service);
    }

    @Override
    public Map<String, String> start() {
        // as Main of the platform does
        System.setProperty("vertx.disableURIValidation", "true");
        LocalStack stack = LocalStack.current();
        stack.provision(account);
        return Map.of("DATABASE_URL", stack.postgres().url(account.role(), account.password()), "REDIS_URL",
                stack.redis().url(), "quarkus.http.test-port", "0");
    }

    /** The servers stay for the next test class; they end with the JVM. */
    @Override
    public void stop() {
        // see LocalStack
    }
}
