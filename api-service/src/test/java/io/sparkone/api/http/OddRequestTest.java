package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;

/** Requests that no client library would send, written to the socket byte by byte. */
@QuarkusTest
class OddRequestTest {

    private static final int PATIENCE = 30_000;
    private static final int CHUNK = 50_000;
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Client client = Client.owner();

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/%zz", "/tasks?q=%zz", "/tasks?q=%", "/tasks?q=[]|^", "/tasks\\1",
            "http://[::1/tasks"})
    void addressThatCannotBeReadIs400(String address) throws IOException {
        problem(send("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET * HTTP/1.1", "OPTIONS * HTTP/1.1", "GET tasks HTTP/1.1", "BREW /coffee HTTP/1.1",
            "GET /coffee HTTP/1.0", "GET /tasks/%2e%2e/coffee HTTP/1.1"})
    void whatNamesNothingIs404(String line) throws IOException {
        problem(send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"), 404, "not-found");
    }

    @Test
    void requestWithoutHostIs400() throws IOException {
        problem(send("GET /tasks HTTP/1.1\r\n\r\n"), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_097, 60_000})
    void longAddressIs414(int length) throws IOException {
        String address = "/tasks?q=" + "a".repeat(length - "/tasks?q=".length());

        problem(send("GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "address-too-long");
    }

    @Test
    void largeHeadersAre431HoweverTheyAreSplit() throws IOException {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "X-%d: %s\r\n".formatted(i, "a".repeat(20)))
                .collect(Collectors.joining());

        for (String headers : List.of("X-A: " + "a".repeat(21_000) + "\r\n", many)) {
            problem(send("GET /tasks HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"), 431, "headers-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/nowhere", "/events/import", "/web/login"})
    void bodyThatIsDeclaredTooLongIs413BeforeItIsSent(String path) throws IOException {
        problem(send("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: 1048577\r\n\r\n"), 413,
                "too-large");
    }

    @ParameterizedTest
    @CsvSource({"/tasks, application/json, '{\"title\": \"'", "/tasks, application/json, '{\"title\": \"a\"}'",
            "/ingest, application/json, '{\"message\": \"'", "/auth/tokens, application/json, '{\"name\": \"'",
            "/webhooks/whatsapp, application/json, '{\"from\": \"'",
            "/events/import, text/calendar, 'BEGIN:VCALENDAR'"})
    void bodyOfUnknownLengthThatIsTooLongIs413(String path, String type, String begin) throws IOException {
        problem(send(chunked(path, type, begin + " ".repeat(1_048_577))), 413, "too-large");
    }

    @Test
    void bodyOfUnknownLengthWithinTheLimitIsTaken() throws IOException {
        String answer = send(chunked("/tasks", "application/json", "{\"title\": \"a\"}" + " ".repeat(1_000_000)));

        assertThat(answer).startsWith("HTTP/1.1 201 ");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /tasks, '', 405, method-not-allowed", "GET, /tasks, 'Accept: text/html', 406, not-acceptable",
            "POST, /tasks, 'Content-Type: text/plain', 415, unsupported-media-type",
            "POST, /tasks, 'Content-Type: ///', 400, bad-request",
            "GET, /tasks/99999999999999999999, '', 404, not-found", "GET, /events/1e3, '', 404, not-found",
            "GET, /messages/1, '', 404, not-found"})
    void whatTheFrameworkRefusesSaysWhatIsWrong(String method, String path, String header, int status, String type)
            throws IOException {
        String body = "POST".equals(method) ? "{}" : "";
        String headers = credential() + (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: " + body.length();

        problem(send(
                method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body),
                status, type);
    }

    @Test
    void nameThatIsGivenTwiceIsABadRequest() {
        client.post("/tasks", "{\"title\": \"a\", \"title\": \"b\"}").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void fieldsAreNamedAsTheClientWritesThem() {
        String violations = client.post("/ingest", "{\"message\": \"a\", \"message_id\": \"" + "x".repeat(201) + "\"}")
                .then().statusCode(400).extract().path("violations.field").toString();

        assertThat(violations).isEqualTo("[message_id]");
    }

    /** What is left unanswered must not count as an error of the service either. */
    @Test
    void bodyThatEndsTooEarlyIsNoErrorOfTheService() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(("POST /tasks HTTP/1.1\r\nHost: x\r\n" + credential() + JSON
                    + "Content-Length: 100\r\n\r\n{\"title\": ").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(client.get("/tasks").statusCode()).isEqualTo(200);
        assertThat(RestAssured.get("/metrics").asString()).doesNotContain("uri=\"/tasks\",outcome=\"SERVER_ERROR\"")
                .doesNotContainPattern("method=\"POST\",outcome=\"SERVER_ERROR\",status=\"500\",uri=\"/tasks\"");
    }

    private String chunked(String path, String type, String body) {
        StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + credential() + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < body.length(); i += CHUNK) {
            String part = body.substring(i, Math.min(body.length(), i + CHUNK));
            request.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
        }
        return request.append("0\r\n\r\n").toString();
    }

    private String credential() {
        return "Authorization: Bearer " + client.token() + "\r\n";
    }

    private static void problem(String answer, int status, String type) throws IOException {
        assertThat(answer).startsWith("HTTP/1.").contains(" " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.get("type").asText()).isEqualTo("urn:sparkone:problem:" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    /** @return all that came until the service ended the connection */
    private static String send(String request) throws IOException {
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

    private static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }
}
