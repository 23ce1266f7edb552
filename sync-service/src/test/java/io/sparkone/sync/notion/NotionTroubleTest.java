package io.sparkone.sync.notion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.sync.testing.SyncServiceTest;

/** Notion fails in each way that it is known to; nothing is lost and nothing is doubled. */
@QuarkusTest
class NotionTroubleTest extends SyncServiceTest {

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 502, 503, 504, 529})
    void aRefusedCreationIsRepeatedUntilThereIsExactlyOnePage(int status) {
        sandbox.fail(Fault.status("notion", status).on("POST", "^/v1/pages$").times(2));
        double failures = count("sparkone.notion.sync", "failure");

        ObjectNode task = api.created(api.task("Recusada com " + status));

        awaitPage("Recusada com " + status);
        awaitSettled("notion", task.get("id").asLong());
        assertThat(pages("Recusada com " + status)).hasSize(1);
        assertThat(count("sparkone.notion.sync", "failure")).isGreaterThan(failures);
    }

    @Test
    void notionIsLeftAloneForAsLongAsItAsks() {
        sandbox.fail(Fault.status("notion", 429).retryAfter(2).on("POST", "^/v1/pages$").times(1));
        long begin = System.nanoTime();

        api.created(api.task("Sem pressa"));

        awaitPage("Sem pressa");
        assertThat(System.nanoTime() - begin).isGreaterThan(1_900_000_000L);
    }

    @Test
    void aCreationWhoseAnswerIsLostMakesNoSecondPage() {
        sandbox.fail(Fault.timeoutAfterCommit("notion").on("POST", "^/v1/pages$").times(1));

        ObjectNode task = api.created(api.task("Resposta perdida"));

        awaitSettled("notion", task.get("id").asLong());
        assertThat(pages("Resposta perdida")).hasSize(1);
        assertThat(api.proposals("Resposta perdida")).isEmpty();
    }

    @Test
    void aChangeMadeWhileTheAnswerWasLostIsNotTakenForAConflict() {
        sandbox.fail(Fault.timeoutAfterCommit("notion").on("POST", "^/v1/pages$").times(1));
        ObjectNode task = api.created(api.task("Criada e mudada"));
        awaitPage("Criada e mudada");

        api.changed(task, "title", "Mudada logo depois");

        awaitPage("Mudada logo depois");
        assertThat(pages("Criada e mudada")).isEmpty();
        assertThat(sql.number("select count(*) from conflict where task_id = ?", task.get("id").asLong())).isZero();
    }

    @Test
    void aChangeWhoseAnswerIsLostIsNeitherDoubledNorProposedBack() {
        ObjectNode task = api.created(api.task("Mudança sem resposta"));
        String id = awaitPage("Mudança sem resposta").id();
        awaitSettled("notion", task.get("id").asLong());
        sandbox.fail(Fault.timeoutAfterCommit("notion").on("PATCH", "^/v1/pages/").times(1));

        api.changed(task, "priority", "urgent");

        soon().until(() -> "Urgent".equals(sandbox.notion().page(id).value("Priority")));
        awaitSettled("notion", task.get("id").asLong());
        assertThat(api.proposals(id)).isEmpty();
    }

    @Test
    void whatHappensWhileNotionIsDownIsCaughtUp() {
        sandbox.fail(Fault.down("notion"));
        ObjectNode task = api.created(api.task("Durante a queda"));
        soon().until(() -> sql.number("select count(*) from link where name = 'notion' and failures > 1") == 1);
        api.changed(task, "status", "in_progress");

        sandbox.heal();

        soon().until(() -> !pages("Durante a queda").isEmpty()
                && "In Progress".equals(page("Durante a queda").value("Status")));
    }

    @Test
    void aRefusedTokenMovesTheFailureMetricAndIsOvercomeWhenItIsAccepted() {
        double failures = count("sparkone.notion.sync", "failure");
        sandbox.fail(Fault.status("notion", 401));

        soon().until(() -> count("sparkone.notion.sync", "failure") > failures);
        api.created(api.task("Depois do token"));
        sandbox.heal();

        awaitPage("Depois do token");
    }

    @Test
    @TestSecurity(user = "operator", roles = {"sync:read", "sync:write"})
    void whatNotionWillNeverTakeIsShownAndRepeatedByHand() {
        ObjectNode task = api.created(api.task("Inválida para o Notion"));
        String id = awaitPage("Inválida para o Notion").id();
        awaitSettled("notion", task.get("id").asLong());
        sandbox.fail(Fault.status("notion", 400).on("PATCH", "^/v1/pages/" + id));

        api.changed(task, "priority", "high");
        api.created(api.task("Passa à frente"));

        awaitPage("Passa à frente");
        soon().untilAsserted(() -> given().get("/sync/links/notion/problems").then().statusCode(200)
                .body("problems.task_id", hasItem(task.get("id").asInt())));
        sandbox.heal();
        given().contentType(ContentType.JSON).body(Map.of("link", "notion", "task_id", task.get("id").asLong()))
                .post("/sync/runs").then().statusCode(202);
        soon().until(() -> "High".equals(sandbox.notion().page(id).value("Priority")));
    }

    @Test
    @TestSecurity(user = "operator", roles = {"sync:read", "sync:write"})
    void aResultThatWasCutOffHaltsTheLinkAndNothingFollowsFromIt() {
        api.created(api.task("Uma de muitas"));
        api.created(api.task("Outra de muitas"));
        awaitPage("Uma de muitas");
        awaitPage("Outra de muitas");
        int proposals = api.outbox("task.change.proposed").size();
        sandbox.notion().queryLimit(1);

        soon().untilAsserted(() -> given().get("/sync/links/notion").then()
                .body("state", equalTo("halted")));
        assertThat(api.outbox("task.change.proposed")).hasSize(proposals);

        sandbox.notion().queryLimit(10_000);
        given().contentType(ContentType.JSON).body(Map.of("approve_deletes", false)).post("/sync/links/notion/resume")
                .then().statusCode(200);
        api.created(api.task("Depois do corte"));
        awaitPage("Depois do corte");
    }
}
