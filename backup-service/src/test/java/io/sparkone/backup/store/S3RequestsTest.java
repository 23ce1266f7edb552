package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked of services that cannot run here: object lock, and the headers that B2, R2 and Ceph refuse. The service is played as far
 * as a request needs it; what it answers by itself is tested with a real one in {@link S3StoreTest}.
 */
@Timeout(60)
class S3RequestsTest {

    private static final String CREATED = "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
    private static final String COMPLETED = "<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>";

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String refusedHeader = "none";
    private volatile int failures;
    private volatile int status = 503;
    private volatile boolean heedsLocks = true;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void objectsAreLockedFromTheirFirstRequestOn(int bytes) throws IOException {
        Instant before = Instant.now();
        try (S3Store store = store(Duration.ofDays(30))) {
            store.put("db/x", new byte[bytes]);
        }

        Asked creating = asked.stream().filter(request -> !request.line().startsWith("HEAD")).findFirst().orElseThrow();
        assertThat(creating.header("x-amz-object-lock-mode")).isEqualTo("COMPLIANCE");
        assertThat(Instant.parse(creating.header("x-amz-object-lock-retain-until-date")))
                .isBetween(before.plus(Duration.ofDays(30)).minusSeconds(1), Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void anObjectOfManyPartsThatTheServiceDidNotLockIsLockedAfterwards() throws IOException {
        heedsLocks = false;
        try (S3Store store = store(Duration.ofDays(30))) {
            store.put("db/x", new byte[20 << 20]);
        }

        assertThat(asked.get(asked.size() - 1).line()).isEqualTo("PUT /backups/db/x?retention");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void contentIsSentPlainWithItsMd5AndNothingThatOtherServicesRefuse(int bytes) throws IOException {
        try (S3Store store = store(null)) {
            store.put("db/x", new byte[bytes]);
        }

        assertThat(asked).filteredOn(request -> request.line().startsWith("PUT")).isNotEmpty().allSatisfy(put -> {
            assertThat(put.header("content-md5")).isNotNull();
            assertThat(put.header("content-encoding")).isNull();
            assertThat(put.header("x-amz-trailer")).isNull();
            assertThat(put.names()).noneMatch(name -> name.startsWith("x-amz-checksum-"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void theLastRequestIsConditional(int bytes) throws IOException {
        try (S3Store store = store(null)) {
            store.put("db/x", new byte[bytes]);
        }

        assertThat(asked.get(asked.size() - 1).header("if-none-match")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void aServiceWithoutConditionsGetsTheRequestWithoutThem(int bytes) throws IOException {
        refusedHeader = "if-none-match";
        status = 501;

        try (S3Store store = store(null)) {
            store.put("db/x", new byte[bytes]);
        }

        assertThat(asked.get(asked.size() - 1).header("if-none-match")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void aServiceThatStumblesOnceIsAskedAgain(int code) throws IOException {
        status = code;
        failures = 1;

        try (S3Store store = store(null)) {
            store.put("db/x", new byte[10]);
        }

        assertThat(asked).filteredOn(request -> request.line().startsWith("PUT")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void aServiceThatGoesOnFailingFailsTheUploadAndIsToldToForgetIt(int bytes) {
        failures = Integer.MAX_VALUE;
        try (S3Store store = store(null)) {
            assertThatThrownBy(() -> store.put("db/x", new byte[bytes])).isInstanceOf(IOException.class)
                    .hasMessageContaining("503").hasMessageNotContaining("hidden");
        }

        assertThat(asked.stream().anyMatch(request -> request.line().startsWith("DELETE"))).isEqualTo(bytes > 1 << 20);
    }

    @Test
    void aServiceThatDoesNotAnswerFailsTheUploadInTime() {
        status = 0;
        failures = Integer.MAX_VALUE;
        try (S3Store store = store(null, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> store.put("db/x", new byte[10])).isInstanceOf(IOException.class);
        }
    }

    /** Otherwise half an object reads like a whole one that is damaged. */
    @Test
    void anAnswerThatIsCutIsAnErrorOfTheStore() throws IOException {
        try (S3Store store = store(null)) {
            assertThatThrownBy(() -> store.get("cut")).isInstanceOf(IOException.class)
                    .hasMessageContaining("ended after 10 of 1000 bytes");
        }
    }

    private S3Store store(Duration lock) {
        return store(lock, Duration.ofSeconds(20));
    }

    private S3Store store(Duration lock, Duration timeout) {
        return new S3Store(new S3Settings(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "us-east-1",
                "backups", "", "access", "hidden", lock, true, timeout, 2));
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Asked request = new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange);
        asked.add(request);
        String line = request.line();
        if (line.equals("GET /backups/cut")) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        } else if (line.startsWith("HEAD")) {
            if (heedsLocks) {
                exchange.getResponseHeaders().add("x-amz-object-lock-mode", "COMPLIANCE");
            }
            respond(exchange, asked.stream().anyMatch(Asked::isEnd) ? 200 : 404, "");
        } else if (request.header(refusedHeader) != null) {
            respond(exchange, status, "");
        } else if (line.startsWith("PUT") && failures > 0) {
            failures--;
            if (status > 0) {
                respond(exchange, status, "");
            }
        } else {
            exchange.getResponseHeaders().add("ETag", "\"e\"");
            respond(exchange, 200, line.contains("uploads") ? CREATED : line.startsWith("POST") ? COMPLETED : "");
        }
    }

    private static void respond(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private record Asked(String line, HttpExchange exchange) {

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        boolean isEnd() {
            return line.startsWith("POST") && line.contains("uploadId=");
        }

        List<String> names() {
            return exchange.getRequestHeaders().keySet().stream().map(String::toLowerCase).toList();
        }
    }
}
