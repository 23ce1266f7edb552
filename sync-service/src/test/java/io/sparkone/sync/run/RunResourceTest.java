package io.sparkone.sync.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.SyncServiceTest;

@QuarkusTest
@TestSecurity(user = "operator", roles = {"sync:read", "sync:write", "admin"})
class RunResourceTest extends SyncServiceTest {

    @Test
    void aDryRunSaysExactlyWhatTheRunThenDoes() {
        ObjectNode task = api.created(api.task("Ensaio"));
        String id = awaitPage("Ensaio").id();
        awaitSettled("notion", task.get("id").asLong());
        // a link that waits for approval may still be asked what it would do
        halt("notion");
        sandbox.notion().edit(id, Map.of("Name", "Ensaio editado"));
        api.changed(task, "priority", "low");
        soon().until(() -> sql.number("select count(*) from hub_task where task_id = ? and version = 2",
                task.get("id").asLong()) == 1);

        String at = start(Map.of("link", "notion", "dry_run", true)).statusCode(202).extract().header("Location");
        String mine = "plan.findAll { it.task_id == " + task.get("id") + " }";
        awaitEnd(at).body("status", equalTo("success")).body(mine + ".side", hasItems("hub", "remote"))
                .body(mine + ".find { it.side == 'hub' }.changes.title", equalTo("Ensaio editado"))
                .body(mine + ".find { it.side == 'remote' }.changes.priority", equalTo("low"));
        assertThat(sandbox.notion().page(id).value("Priority")).isEqualTo("Medium");
        assertThat(api.proposals(id)).isEmpty();

        given().contentType(ContentType.JSON).body(Map.of()).post("/sync/links/notion/resume").then().statusCode(200);
        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("changes").toString()).isEqualTo("{\"title\":\"Ensaio editado\"}");
        soon().until(() -> "Low".equals(sandbox.notion().page(id).value("Priority")));
    }

    @Test
    void aFullRunMeasuresTheDriftAndTellsTheOthers() {
        String at = start(Map.of("link", "notion", "full", true)).statusCode(202).extract().header("Location");

        awaitEnd(at).body("status", equalTo("success")).body("kind", equalTo("full"))
                .body("requested_by", equalTo("operator"));
        String id = at.substring(at.lastIndexOf('/') + 1);
        assertThat(api.outbox("sync.run.finished")).anySatisfy(event -> {
            assertThat(event.get("run_id").asText()).isEqualTo(id);
            assertThat(event.get("status").asText()).isEqualTo("success");
        });
        given().get("/sync/links").then().body("links.find { it.link == 'notion' }.audited_at",
                notNullValue());
    }

    @Test
    void runsOfEachLinkAreStartedWhereNoneIsNamed() {
        start(Map.of()).statusCode(202).body("runs.link", hasItems("notion", "google_sheets"));
    }

    @Test
    void runsAreListed() {
        start(Map.of("link", "google_sheets")).statusCode(202);

        given().get("/sync/runs?link=google_sheets&limit=1").then().statusCode(200).body("runs", hasSize(1))
                .body("total", greaterThan(0)).body("limit", equalTo(1)).body("offset", equalTo(0));
        given().get("/sync/runs?limit=0").then().statusCode(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        start(Map.of("link", "trello")).statusCode(404).body("type", equalTo("urn:sparkone:problem:link-not-found"));
        given().get("/sync/runs/" + new UUID(0, 0)).then().statusCode(404);
        given().get("/sync/links/trello").then().statusCode(404);
        given().get("/sync/conflicts/0").then().statusCode(404);
        given().get("/sync/dead-letters/0").then().statusCode(404);
    }

    @Test
    void aConflictIsResolvedForTheValueThatLost() {
        ObjectNode task = api.created(api.task("Disputa"));
        String id = awaitPage("Disputa").id();
        awaitSettled("notion", task.get("id").asLong());
        halt("notion");
        sandbox.notion().edit(id, Map.of("Name", "Da pessoa"));
        api.changed(task, "title", "Do hub");
        soon().until(() -> sql.number("select count(*) from hub_task where task_id = ? and version = 2",
                task.get("id").asLong()) == 1);
        sql.update("update link set state = 'active' where name = 'notion'");
        api.accept(awaitProposal(id), task);

        int conflict = given().get("/sync/conflicts?state=open&link=notion").then().statusCode(200).extract()
                .path("conflicts.find { it.task_id == " + task.get("id") + " }.id");
        given().contentType(ContentType.JSON).body(Map.of("keep", "hub"))
                .post("/sync/conflicts/" + conflict + "/resolve")
                .then().statusCode(200).body("state", equalTo("resolved")).body("kept", equalTo("hub"));

        soon().until(() -> api.proposals(id).size() == 2);
        api.accept(api.proposals(id).get(1), task);
        soon().until(() -> "Do hub".equals(sandbox.notion().page(id).value("Name")));
        given().contentType(ContentType.JSON).body(Map.of("keep", "hub"))
                .post("/sync/conflicts/" + conflict + "/resolve")
                .then().statusCode(409);
        given().contentType(ContentType.JSON).body(Map.of("keep", "both"))
                .post("/sync/conflicts/" + conflict + "/resolve")
                .then().statusCode(400);
    }

    @Test
    void everyMetricIsThereFromTheStart() {
        given().get("/metrics").then().statusCode(200)
                .body(containsString("sparkone_notion_sync_total{status=\"failure\"}"))
                .body(containsString("sparkone_notion_sync_total{status=\"success\"}"))
                .body(containsString("sparkone_sheets_sync_total{status=\"failure\"}"))
                .body(containsString("sparkone_sheets_sync_total{status=\"skipped\"}"))
                .body(containsString("sparkone_sheets_sync_total{status=\"success\"}"))
                .body(containsString("sparkone_sync_conflicts_total{link=\"notion\"}"))
                .body(containsString("sparkone_sync_conflicts_total{link=\"google_sheets\"}"))
                .body(containsString("sparkone_sync_drift_items{link=\"notion\"}"))
                .body(containsString("sparkone_sync_last_success_timestamp_seconds{link=\"google_sheets\"}"))
                .body(containsString("sparkone_sync_oldest_pending_seconds{link=\"notion\"}"));
    }

    @Test
    void theLinksAreShownInTheHealthWithoutDecidingIt() {
        given().get("/health").then().statusCode(200)
                .body("checks.find { it.name == 'links' }.data.notion", containsString("active"));
        given().get("/health/ready").then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "reader", roles = "sync:read")
    void aReaderStartsNothing() {
        given().get("/sync/links").then().statusCode(200);
        start(Map.of()).statusCode(403);
        given().get("/sync/dead-letters").then().statusCode(403);
    }

    private static ValidatableResponse start(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/sync/runs").then();
    }

    private static ValidatableResponse awaitEnd(String location) {
        soon().untilAsserted(() -> given().get(location).then().body("finished_at",
                notNullValue()));
        return given().get(location).then().statusCode(200);
    }
}
