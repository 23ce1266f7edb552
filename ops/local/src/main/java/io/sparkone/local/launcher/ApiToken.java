package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.local.process.StartFailure;

/**
 * The token of the person at the keyboard, good for 30 days, kept in {@code .sparkone/api-token}.
 *
 * @param api address of api-service
 * @param password of the user {@code owner}
 */
record ApiToken(Workspace workspace, Http http, String api, String password) {

    private static final String WANTED = "{\"name\":\"local\",\"scopes\":[\"*\"],\"expires_in\":\"P30D\"}";
    private static final int OK = 200;
    private static final int CREATED = 201;

    /** The kept one while the api takes it, otherwise a new one. */
    String obtain() {
        Optional<String> kept = PrivateFile.read(file()).filter(this::isTaken);
        return kept.orElseGet(() -> {
            String token = issue();
            PrivateFile.write(file(), token);
            return token;
        });
    }

    /** Says nothing: it holds a password. */
    @Override
    public String toString() {
        return "ApiToken";
    }

    private Path file() {
        return workspace.home().resolve("api-token");
    }

    private boolean isTaken(String token) {
        return http.get(api + "/tasks", Map.of("Authorization", "Bearer " + token)).status() == OK;
    }

    private String issue() {
        String account = Base64.getEncoder().encodeToString(("owner:" + password).getBytes(StandardCharsets.UTF_8));
        Http.Answer answer = http.post(api + "/auth/tokens", Map.of("Authorization", "Basic " + account), WANTED);
        try {
            String token = answer.status() == CREATED || answer.status() == OK
                    ? new ObjectMapper().readTree(answer.body()).path("token").asText()
                    : "";
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException e) {
            throw new StartFailure("The api's answer to POST /auth/tokens is no JSON.", e);
        }
        throw new StartFailure(
                "The api gives no token: POST /auth/tokens answers " + answer.status() + " " + answer.body());
    }
}
