package io.sparkone.sync.sheets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.SyncServiceTest;

/** What looks like an accident stops the link until a person has looked at it. */
@QuarkusTest
@TestSecurity(user = "operator", roles = {"sync:read", "sync:write"})
class SheetsBrakeTest extends SyncServiceTest {

    @Test
    void aMissingHeaderHaltsTheLink() {
        api.created(api.task("Antes do cabeçalho"));
        awaitRow("Antes do cabeçalho");

        sandbox.sheets().type("Tarefas!A1", "Outra coisa");

        awaitState("halted");
        given().get("/sync/links/google_sheets").then().body("brake", containsString("SparkOne ID"));
        sandbox.sheets().type("Tarefas!A1", "SparkOne ID");
        resume(false);
        awaitState("active");
        api.created(api.task("Depois do cabeçalho"));
        awaitRow("Depois do cabeçalho");
    }

    @Test
    void manyDeletionsWaitForApproval() {
        List<ObjectNode> tasks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            tasks.add(api.created(api.task("Em massa " + i)));
        }
        tasks.forEach(task -> awaitSettled("google_sheets", task.get("id").asLong()));

        while (!sandbox.sheets().rows("Tarefas").stream().filter(SheetsBrakeTest::isOfMany).toList().isEmpty()) {
            List<String> row = sandbox.sheets().rows("Tarefas").stream().filter(SheetsBrakeTest::isOfMany).findFirst()
                    .orElseThrow();
            sandbox.sheets().deleteRow("Tarefas", sandbox.sheets().rows("Tarefas").indexOf(row) + 1);
        }

        awaitState("halted");
        given().get("/sync/links/google_sheets").then().body("held_deletes", equalTo(9));
        assertThat(proposed(tasks)).isZero();
        given().get("/metrics").then().body(containsString("sparkone_sync_halted{link=\"google_sheets\"} 1.0"));

        resume(true);
        soon().until(() -> proposed(tasks) == 9);
    }

    @Test
    void aLinkThatRunsCannotBeResumed() {
        awaitState("active");

        given().contentType(ContentType.JSON).body(Map.of("approve_deletes", true))
                .post("/sync/links/google_sheets/resume").then().statusCode(409)
                .body("type", equalTo("urn:sparkone:problem:link-not-halted"));
    }

    private static boolean isOfMany(List<String> row) {
        return row.size() > 1 && row.get(1).startsWith("Em massa ");
    }

    private long proposed(List<ObjectNode> tasks) {
        return tasks.stream().mapToLong(task -> api.proposals("\"task_id\":" + task.get("id")).stream()
                .filter(proposal -> "delete".equals(proposal.get("kind").asText())).count()).sum();
    }

    private static void awaitState(String state) {
        soon().untilAsserted(
                () -> given().get("/sync/links/google_sheets").then().statusCode(200).body("state", equalTo(state)));
    }

    private static void resume(boolean approve) {
        given().contentType(ContentType.JSON).body(Map.of("approve_deletes", approve))
                .post("/sync/links/google_sheets/resume").then().statusCode(200);
    }
}
