package io.sparkone.local.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router()
            .on("GET", "/v4/{id}/values:batchGet", request -> Reply.text(200, "text/plain", "batch"))
            .on("POST", "/v4/{id}/values/{range}:append",
                    request -> Reply.text(200, "text/plain", "append " + request.parameter("range")))
            .on("GET", "/v4/{id}/values/{range}",
                    request -> Reply.text(200, "text/plain", "get " + request.parameter("range")));

    @Test
    void aCustomVerbIsNotPartOfTheParameterBeforeIt() {
        assertThat(answer("POST", "/v4/1/values/Tarefas!A:G:append")).isEqualTo("append Tarefas!A:G");
        assertThat(answer("GET", "/v4/1/values:batchGet")).isEqualTo("batch");
    }

    @Test
    void parametersAreDecodedAndMayHoldASlashOrAPlus() {
        assertThat(answer("GET", "/v4/1/values/%27a%2Fb%27!A1%3AB2+c")).isEqualTo("get 'a/b'!A1:B2+c");
    }

    @Test
    void anotherMethodOrPathFindsNothing() {
        assertThat(answer("DELETE", "/v4/1/values/A1")).isEqualTo("nothing");
        assertThat(answer("GET", "/v4/1/values/A1/more")).isEqualTo("nothing");
    }

    private String answer(String method, String path) {
        return router.route(new Request(method, path, Map.of(), Map.of(), Map.of(), new byte[0]))
                .map(reply -> new String(reply.body(), StandardCharsets.UTF_8)).orElse("nothing");
    }
}
