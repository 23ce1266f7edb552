import static java.util.Map.entry;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a real Traefik with the configuration of ops/traefik, only with other ports, and looks at what it does: which
 * paths reach which service and which reach none, what is refused, and that neither a switch of the api's colour nor the
 * death of a replica loses a request.
 *
 * Usage: TRAEFIK FOLDER (traefik_live.sh)
 */
public final class TraefikLive {

    private final List<String> failures = new ArrayList<>();
    private final Map<String, Backend> backends = new TreeMap<>();
    private final String traefik;
    private final Path folder;
    private final Proxy proxy;
    private final Client client;

    private TraefikLive(String traefik, Path folder) throws Exception {
        this.traefik = traefik;
        this.folder = folder;
        for (String name : List.of("api-blue", "api-green", "sync", "notify", "backup", "grafana")) {
            backends.put(name, new Backend(name));
        }
        proxy = new Proxy(folder, backends.values(), "");
        client = new Client(proxy);
    }

    public static void main(String[] arguments) throws Exception {
        // Java itself would refuse to speak an old TLS
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        TraefikLive test = new TraefikLive(arguments[0], Path.of(arguments[1]).toAbsolutePath());
        try {
            test.run();
        } catch (Exception e) {
            test.failures.add(e.toString());
        }
        test.failures.forEach(failure -> System.err.println("FAILED: " + failure));
        // whatever still waits for an answer
        System.exit(test.failures.isEmpty() ? 0 : 1);
    }

    private void run() throws Exception {
        proxy.start(traefik);
        try (proxy) {
            awaitStart();
            routes();
            encryption();
            headers();
            bodies();
            rates();
            concurrency();
            circuitBreaker();
            switchUnderLoad();
            deathUnderLoad();
            metrics();
        }
        logs();
        certificates();
        backends.values().forEach(Backend::stop);
    }

    private void routes() throws Exception {
        Map<String, String> expected = new TreeMap<>(Map.ofEntries(entry("/tasks", "api-blue"), entry("/", "api-blue"),
                entry("/tasks/12/status", "api-blue"), entry("/events.ics?token=hidden-token", "api-blue"),
                entry("/health/database", "api-blue"), entry("/auth/tokens", "api-blue"), entry("/web/tasks", "api-blue"),
                entry("/webhooks/whatsapp", "api-blue"), entry("/webhooks/notion", "sync"),
                entry("/webhooks/evolution", "notify"), entry("/sync/runs/1", "sync"), entry("/notifications", "notify"),
                entry("/backups", "backup"), entry("/backups/drills", "backup"),
                entry("/backups/5a9c1f0e-0000/verification", "backup")));
        for (String path : List.of("/metrics", "/q/metrics", "/sync/dead-letters", "/api/dead-letters",
                "/api/audit", "/sync/audit", "/notify/dead-letters/1/replay", "/backups/5a9c1f0e-0000/restore",
                "/alerts/alertmanager", "/tasksX",
                "/sync/links/../dead-letters", "//metrics", "/ping", "/dashboard/", "/api/rawdata")) {
            expected.put(path, "404");
        }
        for (var one : expected.entrySet()) {
            expect(one.getKey(), one.getValue(), client.get(one.getKey()));
        }
        // "%2f" in a path is refused before it is compared with any rule
        expect("an encoded slash", "404", client.get("/tasks%2f..%2fmetrics"));
        expect("metrics on the public port", "301", "" + client.plain(proxy.web, "/metrics").statusCode());
    }

    private void encryption() throws Exception {
        expect("TLS 1.0", "refused", client.handshake("TLSv1", "localhost"));
        expect("TLS 1.1", "refused", client.handshake("TLSv1.1", "localhost"));
        expect("TLS 1.2", "TLSv1.2", client.handshake("TLSv1.2", "localhost"));
        expect("TLS 1.3", "TLSv1.3", client.handshake("TLSv1.3", "localhost"));
        expect("an unknown server name", "refused", client.handshake("TLSv1.3", "stranger.test"));
        HttpResponse<String> redirect = client.plain(proxy.web, "/tasks");
        expect("plain HTTP", "301 https://localhost/tasks",
                redirect.statusCode() + " " + redirect.headers().firstValue("location").orElse(""));
    }

    private void headers() throws Exception {
        HttpRequest request = client.request("/tasks").header("X-Forwarded-For", "203.0.113.7")
                .header("Authorization", "Bearer hidden-token").header("Cookie", "session=hidden-token").build();
        HttpHeaders headers = client.send(request).headers();
        Map.of("strict-transport-security", "max-age=31536000; includeSubDomains", "x-content-type-options", "nosniff",
                "x-frame-options", "DENY", "referrer-policy", "strict-origin-when-cross-origin", "permissions-policy",
                "camera=(), geolocation=(), microphone=()", "server", "", "x-powered-by", "", "seen-client", "127.0.0.1")
                .forEach((name, value) -> expect("header " + name, value, headers.firstValue(name).orElse("")));
    }

    private void bodies() throws Exception {
        expect("a body of the largest size", "api-blue", client.post("/ingest", 1_048_576));
        expect("a body over the limit", "413", client.post("/ingest", 1_048_577));
    }

    private void rates() throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            answers.add(client.send(client.request("/auth/tokens").build()));
        }
        HttpResponse<String> last = answers.get(14);
        expect("the 15th attempt to sign in within a minute", "429", "" + last.statusCode());
        expect("it says when to come again", "true", "" + last.headers().firstValue("retry-after").isPresent());
        expect("another address has a rate of its own", "HTTP/1.1 200 OK", client.getFrom("127.0.0.2", "/auth/tokens"));
        // again, since a slow machine does not get over it at once
        await("requests over the rate are refused", () -> client.postAtOnce(200, "/backups").anyMatch("429"::equals));
        for (int i = 0; i < 5; i++) {
            expect("a burst of webhooks is none too many", "{notify=50}", count(50, "/webhooks/evolution"));
        }
    }

    private void concurrency() throws Exception {
        Backend notify = backends.get("notify");
        notify.hold();
        int before = notify.asked();
        Thread release = new Thread(() -> {
            try {
                await("100 requests are under way", () -> notify.asked() - before == 100);
                expect("another address, meanwhile", "HTTP/1.1 200 OK", client.getFrom("127.0.0.2", "/tasks"));
            } catch (IOException | InterruptedException | IllegalStateException e) {
                failures.add("while requests are under way: " + e);
            } finally {
                notify.release();
            }
        });
        release.start();
        expect("130 requests at once from one address", "{429=30, notify=100}", count(130, "/webhooks/evolution"));
        release.join();
    }

    private void circuitBreaker() throws Exception {
        Backend sync = backends.get("sync");
        sync.breakConnections(true);
        await("the circuit opens", () -> client.get("/sync/runs").equals("503"));
        int before = sync.asked();
        expect("answers while it is open", "[503]", Stream.of(client.get("/sync/runs"), client.get("/sync/links"))
                .distinct().toList().toString());
        expect("what reaches the service meanwhile", "0", "" + (sync.asked() - before));
        sync.breakConnections(false);
        await("the circuit closes", () -> client.get("/sync/runs").equals("sync"));
    }

    /** Each colour restarts while it is out of service, as ops/deploy.sh does it. */
    private void switchUnderLoad() throws Exception {
        Load load = new Load(client);
        try (load) {
            proxy.weights(0, 1);
            await("green answers", () -> client.get("/tasks").equals("api-green"));
            load.more(40);
            backends.get("api-blue").restart();
            load.more(80);
            proxy.weights(1, 0);
            await("blue answers", () -> client.get("/tasks").equals("api-blue"));
            load.more(40);
            backends.get("api-green").restart();
        }
        System.out.println("two switches: " + load.asked() + " requests, " + load.lost().size() + " lost");
        expect("requests lost while switching", "[]", load.lost().toString());
    }

    private void deathUnderLoad() throws Exception {
        proxy.weights(1, 1);
        await("both replicas answer", () -> !client.get("/tasks").equals(client.get("/tasks")));
        Load load = new Load(client);
        try (load) {
            load.more(40);
            backends.get("api-green").stop();
            load.more(120);
        }
        System.out.println("one replica of two dies: " + load.asked() + " requests, " + load.lost().size() + " lost");
        expect("requests lost when a replica dies", "[]", load.lost().toString());
        expect("who answers then", "{api-blue=6}", count(6, "/tasks"));
    }

    private void metrics() throws Exception {
        String scrape = client.plain(proxy.metrics, "/metrics").body();
        for (String name : List.of("traefik_service_server_up{", "traefik_service_requests_total{",
                "traefik_service_request_duration_seconds_bucket{", "traefik_open_connections{",
                "traefik_tls_certs_not_after{")) {
            expect("metric " + name, "true", "" + scrape.contains("\n" + name));
        }
        Files.writeString(folder.resolve("metrics.txt"), scrape);
    }

    private void logs() throws IOException {
        String text = proxy.log();
        expect("requests in the access log", "true", "" + text.contains("\"RequestPath\":\"/events.ics"));
        expect("a token in the access log", "false", "" + text.contains("hidden-token"));
        text.lines().filter(line -> line.contains("\"level\":\"error\"") && !line.contains("api-green")
                && !line.contains("body over limit")).forEach(line -> failures.add("Traefik says " + line));
    }

    /** The store of certificates, with the resolver as it is committed, only that it may ask nobody. */
    private void certificates() throws Exception {
        expect("a store that others may read is refused", "true", "" + complainsAboutStore("rw-r--r--"));
        expect("a store of its owner alone is refused", "false", "" + complainsAboutStore("rw-------"));
    }

    private boolean complainsAboutStore(String mode) throws Exception {
        Path store = folder.resolve("acme" + mode);
        Files.createFile(store);
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString(mode));
        String all = Files.readString(Path.of("ops/traefik/traefik.yml"));
        String resolver = all.substring(all.indexOf("certificatesResolvers:"), all.indexOf("\nlog:"))
                .replace("/acme/acme.json", store.toString()).replace("    acme:", "    acme:\n      caServer: https://127.0.0.1:9/");
        Proxy second = new Proxy(folder.resolve(mode), backends.values(), resolver);
        second.start(traefik);
        try (second) {
            Client asking = new Client(second);
            await("Traefik starts", () -> second.runs() && asking.get("/tasks").equals("api-blue"));
        }
        return second.log().contains("are too open, please use 600");
    }

    private void awaitStart() throws Exception {
        try {
            await("Traefik starts", () -> proxy.runs() && client.get("/tasks").equals("api-blue"));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + proxy.log());
        }
    }

    private String count(int times, String path) {
        return client.postAtOnce(times, path).collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()))
                .toString();
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("waited in vain until " + what);
    }

    private synchronized void expect(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            failures.add(what + ": expected " + expected + ", got " + actual);
        }
    }
}
