import static java.util.Map.entry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import com.sun.net.httpserver.HttpServer;

/**
 * Starts a real Traefik with the configuration of ops/traefik, only with other ports, and looks at what it does: which
 * paths reach which service, which reach none, and that switching the colour of the api loses no request.
 *
 * Usage: java ops/check/TraefikLive.java TRAEFIK FOLDER_WITH_CERT_AND_KEY (traefik_live.sh makes both)
 */
public final class TraefikLive {

    private static final List<String> BACKENDS = List.of("api-blue", "api-green", "sync", "notify", "backup", "grafana");

    private final List<String> failures = new ArrayList<>();
    private final Map<String, HttpServer> backends = new TreeMap<>();
    private final Path folder;
    private final int web = freePort();
    private final int secure = freePort();
    private final int metrics = freePort();
    private final HttpClient http = HttpClient.newBuilder().sslContext(trustAll()).version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private TraefikLive(Path folder) throws Exception {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        TraefikLive test = new TraefikLive(Path.of(arguments[1]).toAbsolutePath());
        test.run(arguments[0]);
        test.failures.forEach(failure -> System.err.println("FAILED: " + failure));
        System.exit(test.failures.isEmpty() ? 0 : 1);
    }

    private void run(String traefik) throws Exception {
        for (String name : BACKENDS) {
            backends.put(name, backend(name));
        }
        configure();
        Path log = folder.resolve("traefik.log");
        ProcessBuilder builder = new ProcessBuilder(traefik, "--configFile=" + folder.resolve("traefik.yml"))
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARKONE_DOMAIN", "localhost");
        Process process = builder.start();
        try {
            awaitStart(process, log);
            routes();
            protections();
            flip();
            metrics();
            noComplaints(log);
        } finally {
            process.destroy();
            process.waitFor();
            backends.values().forEach(server -> server.stop(0));
        }
    }

    private void routes() throws Exception {
        Map<String, String> expected = new TreeMap<>(Map.ofEntries(entry("/tasks", "api-blue"), entry("/", "api-blue"),
                entry("/tasks/12/status", "api-blue"), entry("/events.ics?token=hidden-token", "api-blue"),
                entry("/health/database", "api-blue"), entry("/auth/tokens", "api-blue"), entry("/web/tasks", "api-blue"),
                entry("/webhooks/whatsapp", "api-blue"), entry("/webhooks/notion", "sync"),
                entry("/webhooks/evolution", "notify"), entry("/sync/runs/1", "sync"), entry("/notifications", "notify"),
                entry("/backups", "backup"), entry("/backups/drills", "backup"),
                entry("/backups/5a9c1f0e-0000/verification", "backup")));
        for (String path : List.of("/metrics", "/sync/dead-letters", "/api/dead-letters", "/notify/dead-letters/1/replay",
                "/backups/5a9c1f0e-0000/restore", "/alerts/alertmanager", "/tasksX", "/sync/links/../dead-letters",
                "//metrics", "/ping", "/dashboard/")) {
            expected.put(path, "404");
        }
        for (var one : expected.entrySet()) {
            expect(one.getKey(), one.getValue(), get(one.getKey()));
        }
        expect("an encoded slash", "404", get("/tasks%2f..%2fmetrics"));
    }

    private void protections() throws Exception {
        var redirect = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + web + "/tasks")).build(),
                BodyHandlers.ofString());
        expect("plain HTTP", "301 https://localhost/tasks",
                redirect.statusCode() + " " + redirect.headers().firstValue("location").orElse(""));
        var headers = http.send(request("/tasks").build(), BodyHandlers.ofString()).headers();
        expect("HSTS", "max-age=31536000; includeSubDomains", headers.firstValue("strict-transport-security").orElse(""));
        expect("Server header", "", headers.firstValue("server").orElse(""));
        var large = http.send(request("/ingest").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1048577])).build(),
                BodyHandlers.ofString());
        expect("a body over the limit", "413", "" + large.statusCode());
        boolean limited = false;
        for (int i = 0; i < 15; i++) {
            limited |= get("/auth/tokens").equals("429");
        }
        expect("many attempts to sign in are limited", "true", "" + limited);
    }

    /** 8 clients ask all the time while the colour is switched to and fro, and each colour stops when it is idle. */
    private void flip() throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        List<String> lost = java.util.Collections.synchronizedList(new ArrayList<>());
        var clients = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            clients.submit(() -> {
                while (running.get()) {
                    String answer = get("/tasks");
                    asked.incrementAndGet();
                    if (!answer.startsWith("api-")) {
                        lost.add(answer);
                    }
                    Thread.sleep(100);
                }
                return null;
            });
        }
        weights(0, 1);
        await("green answers", () -> get("/tasks").equals("api-green"));
        Thread.sleep(1000);
        restart("api-blue");
        Thread.sleep(3000);
        weights(1, 0);
        await("blue answers", () -> get("/tasks").equals("api-blue"));
        Thread.sleep(1000);
        restart("api-green");
        running.set(false);
        clients.shutdown();
        clients.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
        System.out.println("two switches: " + asked + " requests, " + lost.size() + " lost");
        expect("requests lost while switching", "[]", lost.toString());
        weights(1, 1);
        Thread.sleep(1500);
        backends.get("api-green").stop(0);
        await("a dead replica is taken out", () -> Stream.generate(() -> "/tasks").limit(6).map(path -> {
            try {
                return get(path);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).allMatch("api-blue"::equals));
    }

    private void metrics() throws Exception {
        String scrape = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + metrics + "/metrics")).build(),
                BodyHandlers.ofString()).body();
        for (String name : List.of("traefik_service_server_up{", "traefik_service_requests_total{",
                "traefik_service_request_duration_seconds_bucket{", "traefik_open_connections{",
                "traefik_tls_certs_not_after{")) {
            expect("metric " + name, "true", "" + scrape.contains("\n" + name));
        }
        Files.writeString(folder.resolve("metrics.txt"), scrape);
    }

    private void noComplaints(Path log) throws IOException {
        String text = Files.readString(log);
        expect("a token in the access log", "false", "" + text.contains("hidden-token"));
        text.lines().filter(line -> line.contains("\"level\":\"error\"") && !line.contains("api-green") && !line.contains("body over limit"))
                .forEach(line -> failures.add("Traefik says " + line));
    }

    private void configure() throws IOException {
        Files.createDirectories(folder.resolve("dynamic"));
        Path source = Path.of("ops/traefik");
        String text = Files.readString(source.resolve("traefik.yml")).replace("':8000'", "'127.0.0.1:" + web + "'")
                .replace("':8443'", "'127.0.0.1:" + secure + "'").replace("':8082'", "'127.0.0.1:" + metrics + "'")
                .replace("/etc/traefik/dynamic", folder.resolve("dynamic").toString())
                .replace("      tls:\n        certResolver: letsencrypt", "      tls: {}")
                .replaceFirst("(?s)certificatesResolvers:.*?\n\n", "");
        Files.writeString(folder.resolve("traefik.yml"), text);
        try (Stream<Path> files = Files.list(source.resolve("dynamic"))) {
            for (Path file : files.toList()) {
                String dynamic = Files.readString(file);
                for (var backend : backends.entrySet()) {
                    dynamic = dynamic.replaceAll("http://" + backend.getKey() + ":\\d+",
                            "http://127.0.0.1:" + backend.getValue().getAddress().getPort());
                }
                Files.writeString(folder.resolve("dynamic").resolve(file.getFileName()), dynamic);
            }
        }
        Files.writeString(folder.resolve("dynamic/certificate.yml"), "tls:\n  certificates:\n    - certFile: "
                + folder.resolve("cert.pem") + "\n      keyFile: " + folder.resolve("key.pem") + "\n");
    }

    private void weights(int blue, int green) throws IOException {
        Path file = folder.resolve("dynamic/weights.yml");
        Path next = folder.resolve("weights.next");
        Files.writeString(next, Files.readString(file).replaceFirst("(api-blue\n\\s+weight: )\\d", "$1" + blue)
                .replaceFirst("(api-green\n\\s+weight: )\\d", "$1" + green));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void restart(String name) throws IOException {
        HttpServer old = backends.get(name);
        int port = old.getAddress().getPort();
        old.stop(1);
        backends.put(name, backend(name, port));
    }

    private static HttpServer backend(String name) throws IOException {
        return backend(name, 0);
    }

    private static HttpServer backend(String name, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            byte[] body = name.getBytes();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).build(), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "" + answer.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + secure + path)).timeout(Duration.ofSeconds(10));
    }

    private void awaitStart(Process process, Path log) throws Exception {
        try {
            await("Traefik starts", () -> process.isAlive() && get("/tasks").equals("api-blue"));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + Files.readString(log));
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (Exception e) {
                // not yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("waited in vain until " + what);
    }

    private void expect(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            failures.add(what + ": expected " + expected + ", got " + actual);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SSLContext trustAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }}, null);
        return context;
    }
}
