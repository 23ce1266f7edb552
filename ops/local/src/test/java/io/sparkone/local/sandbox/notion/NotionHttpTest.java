package io.sparkone.local.sandbox.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.SandboxOptions;
import io.sparkone.local.sandbox.http.JsonClient;
import io.sparkone.local.sandbox.http.JsonClient.Answer;
import io.sparkone.local.testing.SettableClock;

class NotionHttpTest {
    private static final String QUERY = "/v1/data_sources/" + NotionIds.DATA_SOURCE_ID + "/query";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:40Z"));
    private Sandbox sandbox;
    private JsonClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withClock(clock));
        client = client("2026-03-11", NotionIds.TOKEN);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theVersionHeaderMustBeThereAndKnown() throws Exception {
        JsonClient bare = new JsonClient(sandbox.notionUrl(), "authorization", "Bearer " + NotionIds.TOKEN);
        assertRefused(bare.get("/v1/users/me"), 400, "missing_version");
        assertRefused(client("2021-01-01", NotionIds.TOKEN).get("/v1/users/me"), 400, "validation_error");
    }

    @Test
    void aWrongTokenIsUnauthorized() throws Exception {
        assertRefused(client("2026-03-11", "other").get("/v1/users/me"), 401, "unauthorized");
    }

    @Test
    void archivedIsKnownOnlyToTheOlderVersion() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x"));
        JsonClient old = client("2025-09-03", NotionIds.TOKEN);
        assertThat(old.get("/v1/pages/" + id).body().path("archived").isBoolean()).isTrue();
        assertThat(client.get("/v1/pages/" + id).body().has("archived")).isFalse();
        assertRefused(client.send("PATCH", "/v1/pages/" + id, "{'archived':true}"), 400, "validation_error");
        assertThat(old.send("PATCH", "/v1/pages/" + id, "{'archived':true}").body().path("in_trash").asBoolean())
                .isTrue();
        assertThat(sandbox.notion().page(id).inTrash()).isTrue();
    }

    @Test
    void editTimesFloorToTheMinuteSoThatALaterEditLooksAlike() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x"));
        clock.advance(Duration.ofSeconds(10));
        sandbox.notion().edit(id, Map.of("Name", "y"));
        assertThat(client.get("/v1/pages/" + id).body().path("last_edited_time").asText())
                .isEqualTo("2026-11-22T10:00:00.000Z");
        String after = "{'filter':{'timestamp':'last_edited_time',"
                + "'last_edited_time':{'on_or_after':'2026-11-22T10:00:45Z'}}}";
        assertThat(client.post(QUERY, after).body().path("results")).isEmpty();
    }

    @Test
    void aQueryStopsAtItsLimitWithNothingButItsStatusToTell() throws Exception {
        for (int i = 0; i < 5; i++) {
            sandbox.notion().create(Map.of("Name", "t" + i));
        }
        sandbox.notion().queryLimit(3);
        JsonNode first = client.post(QUERY, "{'page_size':2}").body();
        assertThat(first.path("has_more").asBoolean()).isTrue();
        JsonNode last = client
                .post(QUERY, "{'page_size':2,'start_cursor':'" + first.path("next_cursor").asText() + "'}")
                .body();
        assertThat(last.path("results")).hasSize(1);
        assertThat(last.path("has_more").asBoolean()).isFalse();
        assertThat(last.at("/request_status/type").asText()).isEqualTo("incomplete");
        assertThat(last.at("/request_status/incomplete_reason").asText()).isEqualTo("query_result_limit_reached");
    }

    @Test
    void trashedPagesAreListedApartAndCannotBeEdited() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x"));
        sandbox.notion().trash(id);
        assertThat(client.post(QUERY, "{}").body().path("results")).isEmpty();
        assertThat(client.post(QUERY, "{'in_trash':true}").body().at("/results/0/id").asText()).isEqualTo(id);
        assertRefused(client.send("PATCH", "/v1/pages/" + id, "{'properties':{'Status':{'status':{'name':'Done'}}}}"),
                400,
                "validation_error");
        assertThat(client.send("PATCH", "/v1/pages/" + id, "{'in_trash':false}").status()).isEqualTo(200);
    }

    @Test
    void aPropertyIsFoundByItsIdAfterItWasRenamed() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x", "Due", "2026-12-01"));
        client.send("PATCH", "/v1/data_sources/" + NotionIds.DATA_SOURCE_ID,
                "{'properties':{'Due':{'name':'Prazo'}}}");
        JsonNode page = client.get("/v1/pages/" + id).body();
        assertThat(page.at("/properties/Prazo/date/start").asText()).isEqualTo("2026-12-01");
        String propertyId = page.at("/properties/Prazo/id").asText();
        assertThat(propertyId).contains("%");
        Answer patched = client.send("PATCH", "/v1/pages/" + id,
                "{'properties':{'" + propertyId + "':{'date':null}}}");
        assertThat(patched.body().at("/properties/Prazo/date").isNull()).isTrue();
        assertThat(client.get("/v1/pages/" + id + "/properties/" + propertyId).status()).isEqualTo(200);
    }

    @Test
    void aSelectLearnsNewNamesAndAStatusDoesNot() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x"));
        assertThat(client.send("PATCH", "/v1/pages/" + id, "{'properties':{'Priority':{'select':{'name':'Máxima'}}}}")
                .status()).isEqualTo(200);
        JsonNode options = client.get("/v1/data_sources/" + NotionIds.DATA_SOURCE_ID).body()
                .at("/properties/Priority/select/options");
        assertThat(options.findValuesAsText("name")).contains("Máxima");
        assertRefused(client.send("PATCH", "/v1/pages/" + id, "{'properties':{'Status':{'status':{'name':'Novo'}}}}"),
                400,
                "validation_error");
    }

    @Test
    void aRefusedPatchChangesNoneOfItsProperties() throws Exception {
        String id = sandbox.notion().create(Map.of("Name", "x"));
        assertRefused(client.send("PATCH", "/v1/pages/" + id,
                "{'properties':{'Name':{'title':[{'text':{'content':'y'}}]},'Nada':{'number':1}}}"), 400,
                "validation_error");
        assertThat(sandbox.notion().page(id).value("Name")).isEqualTo("x");
    }

    @Test
    void sortsByPropertiesWithEmptyValuesLast() throws Exception {
        Map<String, Object> without = new HashMap<>();
        without.put("Name", "sem");
        without.put("Due", null);
        sandbox.notion().create(without);
        sandbox.notion().create(Map.of("Name", "b", "Due", "2026-12-02"));
        sandbox.notion().create(Map.of("Name", "a", "Due", "2026-12-01T23:00:00-03:00"));
        JsonNode rows = client.post(QUERY, "{'sorts':[{'property':'Due','direction':'ascending'}]}").body()
                .path("results");
        assertThat(rows.findValuesAsText("plain_text")).isEqualTo(List.of("b", "a", "sem"));
    }

    @Test
    void brokenJsonAndUnknownPathsHaveTheirOwnCodes() throws Exception {
        assertRefused(client.post("/v1/pages", "{"), 400, "invalid_json");
        assertRefused(client.get("/v1/nothing"), 400, "invalid_request_url");
        String page = sandbox.notion().create(Map.of("Name", "x"));
        assertRefused(client.get("/v1/pages/" + page + "/properties/title?page_size=x"), 400, "validation_error");
        assertRefused(client.get("/v1/pages/00000000-0000-4000-8000-000000000000"), 404, "object_not_found");
    }

    private JsonClient client(String version, String token) {
        return new JsonClient(sandbox.notionUrl(), "authorization", "Bearer " + token, "notion-version", version);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().path("object").asText()).isEqualTo("error");
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
        assertThat(answer.body().path("request_id").asText()).isNotEmpty();
        assertThat(answer.body().path("message").asText()).isNotEmpty();
    }
}
