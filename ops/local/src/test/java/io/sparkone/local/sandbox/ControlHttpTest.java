package io.sparkone.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.JsonClient;

class ControlHttpTest {
    private Sandbox sandbox;
    private JsonClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        client = new JsonClient(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everythingThatAPersonDoesShowsInTheState() throws Exception {
        String page = client.post("/control/notion/pages", "{'Name':'Pagar','Status':'To Do'}").body().path("id")
                .asText();
        client.post("/control/notion/pages/" + page, "{'properties':{'Status':'Done','Due':'2026-12-01'}}");
        client.post("/control/sheets/Entrada/rows", "['Criar tarefa','Ana']");
        client.post("/control/sheets/Entrada/cells", "{'cell':'C2','value':'feito'}");
        client.post("/control/evolution/incoming", "{'from':'5511999990000','text':'oi','id':'ABC'}");
        JsonNode state = client.get("/control/state").body();
        assertThat(state.at("/notion/pages/0/values/Status").asText()).isEqualTo("Done");
        assertThat(state.at("/notion/pages/0/values/Due").asText()).isEqualTo("2026-12-01");
        assertThat(state.at("/notion/pages/0/by").asText()).isEqualTo("person");
        assertThat(state.at("/sheets/Entrada/1").toString()).isEqualTo("[\"Criar tarefa\",\"Ana\",\"feito\"]");
        assertThat(state.at("/evolution/messages/0/id").asText()).isEqualTo("ABC");
        assertThat(state.path("mails")).isEmpty();
    }

    @Test
    void faultsAreSetCountedAndHealed() throws Exception {
        client.post("/control/faults", "{'target':'evolution','mode':'status','status':500,'times':3}");
        JsonClient evolution = new JsonClient(sandbox.evolutionUrl(), "apikey", "sandbox-evolution-key");
        assertThat(evolution.get("/instance/fetchInstances").status()).isEqualTo(500);
        assertThat(client.get("/control/faults").body().at("/0/strikes").asInt()).isEqualTo(1);
        client.send("DELETE", "/control/faults", "");
        assertThat(evolution.get("/instance/fetchInstances").status()).isEqualTo(200);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithAReason() throws Exception {
        for (String body : List.of("{'target':'nobody'}", "{'target':'notion','mode':'explode'}",
                "{'target':'notion','path':'('}", "not json")) {
            JsonClient.Answer answer = client.post("/control/faults", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().path("error").asText()).as(body).isNotEmpty();
        }
        assertThat(client.post("/control/notion/pages", "{'Nada':'x'}").status()).isEqualTo(400);
        assertThat(client.post("/control/sheets/Nada/rows", "['x']").status()).isEqualTo(400);
        assertThat(client.post("/control/evolution/incoming", "{'text':'x'}").status()).isEqualTo(400);
        assertThat(client.send("DELETE", "/control/sheets/Entrada/rows/x", "").status()).isEqualTo(400);
    }

    @Test
    void resetForgetsEverything() throws Exception {
        client.post("/control/notion/pages", "{'Name':'x'}");
        client.post("/control/evolution/incoming", "{'from':'1','text':'x'}");
        client.post("/control/faults", "{'target':'smtp','mode':'down'}");
        client.post("/control/reset", "");
        JsonNode state = client.get("/control/state").body();
        assertThat(state.at("/notion/pages")).isEmpty();
        assertThat(state.at("/evolution/messages")).isEmpty();
        assertThat(state.path("faults")).isEmpty();
    }

    @Test
    void thePageIsServedWholeAndAsksNobodyElse() throws Exception {
        JsonClient.Answer answer = client.get("/");
        String page = new String(answer.response().body(), StandardCharsets.UTF_8);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(page).contains("lang=\"pt-BR\"").endsWith("</html>\n");
        assertThat(page.replace("http://www.w3.org", "")).doesNotContain("https://").doesNotContain("src=\"http")
                .doesNotContain("href=\"http");
    }
}
