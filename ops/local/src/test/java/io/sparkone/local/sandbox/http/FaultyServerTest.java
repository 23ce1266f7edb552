package io.sparkone.local.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.sparkone.local.sandbox.Sandbox;

class FaultyServerTest {
    private static final String PAGE = "{'parent':{'data_source_id':'5a9c1f0e-0000-4000-8000-00000000d501'},"
            + "'properties':{'Name':{'title':[{'text':{'content':'x'}}]}}}";

    private Sandbox sandbox;
    private JsonClient notion;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        notion = new JsonClient(sandbox.notionUrl(), "authorization", "Bearer sandbox-notion-token", "notion-version",
                "2026-03-11");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aStatusIsAnsweredInTheVendorsShapeAndNothingIsApplied() throws Exception {
        sandbox.fail(Fault.status("notion", 429).retryAfter(7).times(1));
        JsonClient.Answer refused = notion.post("/v1/pages", PAGE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isEqualTo("7");
        assertThat(refused.body().path("code").asText()).isEqualTo("rate_limited");
        assertThat(sandbox.notion().pages()).isEmpty();
        assertThat(notion.post("/v1/pages", PAGE).status()).isEqualTo(200);
    }

    @Test
    void silenceAfterTheCommitLeavesTheChangeBehind() {
        sandbox.fail(Fault.timeoutAfterCommit("notion").on("POST", "^/v1/pages$"));
        assertThatThrownBy(() -> notion.withTimeout(Duration.ofMillis(400)).post("/v1/pages", PAGE))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(sandbox.notion().pages()).hasSize(1);
    }

    @Test
    void aRefusalMayComeAfterTheChangeWasMade() throws Exception {
        sandbox.fail(Fault.statusAfterCommit("notion", 504).times(1));
        assertThat(notion.post("/v1/pages", PAGE).status()).isEqualTo(504);
        assertThat(sandbox.notion().pages()).hasSize(1);
    }

    @Test
    void downClosesTheConnectionAndLeavesNothingBehind() throws Exception {
        sandbox.fail(Fault.down("notion"));
        assertThatThrownBy(() -> notion.post("/v1/pages", PAGE)).isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        sandbox.heal();
        assertThat(sandbox.notion().pages()).isEmpty();
        assertThat(notion.get("/v1/users/me").status()).isEqualTo(200);
    }

    @Test
    void aDelayAnswersLateButAnswers() throws Exception {
        sandbox.fail(Fault.delay("notion", Duration.ofMillis(300)).times(1));
        long before = System.nanoTime();
        assertThat(notion.post("/v1/pages", PAGE).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void otherAreasAndTheControlStayUpWhileOneIsDown() throws Exception {
        sandbox.fail(Fault.down("notion"));
        assertThat(new JsonClient(sandbox.url()).get("/health").status()).isEqualTo(200);
        assertThat(new JsonClient(sandbox.sheetsUrl(), "authorization", "Bearer sandbox-sheets-token")
                .get("/v4/spreadsheets/sandbox-spreadsheet-tarefas").status()).isEqualTo(200);
    }

    @Test
    @Timeout(20) // the request is held for half a minute
    void closingTheSandboxDoesNotWaitForAHeldRequest() throws Exception {
        sandbox.fail(Fault.timeoutAfterCommit("notion"));
        assertThatThrownBy(() -> notion.withTimeout(Duration.ofMillis(200)).get("/v1/users/me"))
                .isInstanceOf(HttpTimeoutException.class);
        sandbox.close();
    }

    @Test
    void aBodyOfItsOwnReplacesTheVendorsShape() throws Exception {
        sandbox.fail(Fault.status("evolution", 400).body("{\"response\":{\"message\":\"Timed Out\"}}"));
        JsonClient evolution = new JsonClient(sandbox.evolutionUrl(), "apikey", "sandbox-evolution-key");
        JsonClient.Answer answer = evolution.get("/instance/connectionState/sparkone");
        assertThat(Map.of("status", answer.status(), "message", answer.body().at("/response/message").asText()))
                .isEqualTo(Map.of("status", 400, "message", "Timed Out"));
    }
}
