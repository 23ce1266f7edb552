package io.sparkone.local.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.StartFailure;

/** The whole of {@code make dev-up}: servers, sandbox and services, in the order in which they need each other. */
final class Suite {

    static final String SANDBOX = "sandbox";

    /** For a quick start on two cores: the second compiler would compete with the start of the others. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Xshare:auto", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8");
    private static final int OK = 200;

    private final LauncherSettings settings;
    private final Map<String, String> environment;
    private final Console console;
    private final Parts parts;
    private final Servers servers;
    private final Http http = new Http();

    Suite(LauncherSettings settings, Map<String, String> environment, Console console) {
        this.settings = settings;
        this.environment = environment;
        this.console = console;
        this.parts = new Parts(settings.workspace(), console);
        this.servers = new Servers(settings, console);
    }

    /**
     * Returns when all is ready.
     *
     * @return the table to show
     */
    String start() {
        Workspace workspace = settings.workspace();
        new Leftovers(workspace).stop();
        servers.stop();
        checkPorts();
        Arrays.stream(Service.values()).forEach(service -> service.jar(workspace.root()));
        LocalSecrets secrets = LocalSecrets.in(workspace);
        Integrations integrations = Integrations.of(settings, secrets);
        long began = System.nanoTime();
        startParts(secrets, integrations);
        parts.awaitReady(this::isReady, began);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String token = new ApiToken(workspace, http, address(Port.API), secrets.webPassword()).obtain();
        return new Summary(settings, secrets, servers.addresses(), took).table(token);
    }

    /**
     * Waits until a part ends, which in a running suite is a failure.
     *
     * @return the reason; empty when the suite is being stopped
     */
    Optional<StartFailure> awaitFailure() {
        List<CompletableFuture<?>> exits = new ArrayList<>(parts.exits());
        exits.addAll(servers.exits());
        CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new)).join();
        return parts.isStopping() ? Optional.empty() : parts.failure().or(servers::failure);
    }

    void stop() {
        parts.stop();
        servers.stop();
    }

    private void startParts(LocalSecrets secrets, Integrations integrations) {
        List<ServiceAccount> accounts = ServiceAccount.allFor(servers.database(), environment);
        if (settings.sandbox()) {
            List<String> flags = new ArrayList<>(QUICK_START);
            // its mail server would like a logger
            flags.add("-Dslf4j.internal.verbosity=ERROR");
            parts.start(SANDBOX, Colour.BLUE, flags,
                    List.of("-cp", System.getProperty("java.class.path"), "io.sparkone.local.sandbox.Sandbox"),
                    integrations.ofSandbox(environment));
        }
        servers.start(accounts);
        Optional<PostgresClient> client = PostgresClient.find(settings.workspace().home().resolve("tools"),
                environment);
        if (client.isEmpty()) {
            console.line(PostgresClient.HOW_TO_INSTALL);
        }
        ServiceEnvironment variables = new ServiceEnvironment(settings, secrets, servers.database(), accounts,
                servers.redisUrl(), integrations.ofServices(), client, environment);
        List<String> flags = new ArrayList<>(QUICK_START);
        settings.jvmFlags().lines().flatMap(line -> Arrays.stream(line.split("\\s+"))).filter(flag -> !flag.isEmpty())
                .forEach(flags::add);
        for (Service service : Service.values()) {
            parts.start(service.id(), service.colour(), flags,
                    List.of("-jar", service.jar(settings.workspace().root()).toString()), variables.of(service));
        }
    }

    private void checkPorts() {
        settings.used().forEach((port, number) -> {
            if (!Ports.isFree(number)) {
                throw new StartFailure("Port " + number + " (" + port.name().toLowerCase(Locale.ROOT)
                        + ") is taken by another program: stop that, or choose another port with " + port.variable()
                        + ".");
            }
        });
    }

    private boolean isReady(String part) {
        String health = part.equals(SANDBOX)
                ? address(Port.SANDBOX) + "/health"
                : address(Port.valueOf(part.toUpperCase(Locale.ROOT))) + "/health/ready";
        return http.get(health, Map.of()).status() == OK;
    }

    private String address(Port port) {
        return "http://127.0.0.1:" + settings.port(port);
    }
}
