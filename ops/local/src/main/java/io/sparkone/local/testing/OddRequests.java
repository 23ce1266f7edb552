package io.sparkone.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.local.keys.SigningKeys;

/**
 * Requests that no client library would send, written to the socket byte by byte: a {@code @QuarkusTest} of each service extends
 * this.
 */
public abstract class OddRequests {

    private static final int PATIENCE = 30_000;

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** Set by {@link SigningKeysResource}. */
    protected SigningKeys keys;

    private final String path;
    private final String scope;

    /**
     * @param path that takes POST with JSON
     * @param scope that it takes
     */
    protected OddRequests(String path, String scope) {
        this.path = path;
        this.scope = scope;
    }

    /**
     * Plain text where JSON is expected: of a record with one String it would become that String.
     *
     * @param method of the path
     * @param path that takes a body with one text
     * @param scopes that it takes
     */
    protected void refusesPlainText(String method, String path, String... scopes) {
        RestAssured.given().auth().oauth2(keys.token("text", "owner", LIFE, scopes)).contentType("text/plain")
                .body("a text").request(method, path).then().statusCode(415).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x/%zz", "/x?q=%zz", "/x?q=%", "/x?q=[]|^", "/x\\1", "http://[::1/x"})
    void addressThatCannotBeReadIs400(String address) throws IOException {
        problem(send("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET * HTTP/1.1", "OPTIONS * HTTP/1.1", "GET x HTTP/1.1"})
    void whatNamesNothingIs404(String line) throws IOException {
        problem(send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"), 404, "not-found");
    }

    @Test
    void requestWithoutHostIs400() throws IOException {
        problem(send("GET " + path + " HTTP/1.1\r\n\r\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_097, 60_000})
    void longAddressIs414(int length) throws IOException {
        String address = path + "?q=" + "a".repeat(length - path.length() - "?q=".length());

        problem(send("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "address-too-long");
    }

    @Test
    void largeHeadersAre431HoweverTheyAreSplit() throws IOException {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "X-%d: %s\r\n".formatted(i, "a".repeat(20)))
                .collect(Collectors.joining());

        for (String headers : List.of("X-A: " + "a".repeat(21_000) + "\r\n", many)) {
            problem(send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"), 431, "headers-too-large");
        }
    }

    @Test
    void declaredBodyThatIsTooLongIs413BeforeItIsSent() throws IOException {
        problem(send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n"), 413, "too-large");
    }

    @Test
    void bodyOfUnknownLengthThatIsTooLongIs413() throws IOException {
        problem(send("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + keys.token("owner", LIFE, scope)
                + "\r\nTransfer-Encoding: chunked\r\n\r\n180000\r\n" + " ".repeat(0x180000)
                + "\r\n0\r\n\r\n"), 413, "too-large");
    }

    protected static void problem(String answer, int status, String type) throws IOException {
        assertThat(answer).startsWith("HTTP/1.").contains(" " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff").containsIgnoringCase("x-frame-options: deny")
                .containsIgnoringCase("referrer-policy: no-referrer");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.get("type").asText()).isEqualTo("urn:sparkone:problem:" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    /** @return all that came until the service ended the connection */
    protected static String send(String request) throws IOException {
        try (Socket socket = open()) {
            Thread writer = new Thread(() -> write(socket, request));
            writer.start();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Socket socket, String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the service has heard enough, which its answer says
        }
    }

    protected static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }
}
