package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.local.testing.OddRequests;

/** What this service takes in its own way, beside what every service refuses. */
@QuarkusTest
class OddRequestTest extends OddRequests {

    private static final int CHUNK = 50_000;
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Client client = Client.owner();

    OddRequestTest() {
        super("/tasks", "tasks:write");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /auth/users/nobody/password, admin", "POST, /tasks, tasks:write"})
    void plainTextIsNoBody(String method, String path, String scope) {
        refusesPlainText(method, path, scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW /coffee HTTP/1.1", "GET /coffee HTTP/1.0", "GET /tasks/%2e%2e/coffee HTTP/1.1"})
    void pathThatDoesNotExistIs404(String line) throws IOException {
        problem(send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/events/import", "/web/login"})
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
}
