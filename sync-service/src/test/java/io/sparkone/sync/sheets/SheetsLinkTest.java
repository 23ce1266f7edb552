package io.sparkone.sync.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.sync.testing.SyncServiceTest;

/** Tasks and rows, both ways, over HTTP. */
@QuarkusTest
class SheetsLinkTest extends SyncServiceTest {

    @Test
    void aTaskBecomesARow() {
        ObjectNode task = api.created(api.task("Pagar aluguel").put("due_at", "2026-11-23T20:00:00Z")
                .put("priority", "high").put("description", "Pix"));

        assertThat(awaitRow("Pagar aluguel")).startsWith(task.get("id").asText(), "Pagar aluguel", "Pix", "Pendente",
                "Alta").element(5).asString().startsWith("23/11/2026");
    }

    @Test
    void aTitleThatLooksLikeAFormulaStaysText() {
        String title = "=IMPORTDATA(\"http://example.com\")";
        api.created(api.task(title));

        awaitRow(title);
        assertThat(sandbox.sheets().formula("Tarefas!B" + position(title))).isEqualTo(title);
    }

    @Test
    void aChangeOfATaskReachesItsRowWhereverThatIs() {
        ObjectNode task = api.created(api.task("Linha que anda"));
        awaitRow("Linha que anda");
        awaitSettled("google_sheets", task.get("id").asLong());

        sandbox.sheets().insertRow("Tarefas", 2);
        sandbox.sheets().sort("Tarefas", 1);
        api.changed(task, "status", "completed");

        soon().until(() -> awaitRow("Linha que anda").get(3).equals("Concluída"));
        awaitPolls("google_sheets", 3);
        assertThat(api.proposals("\"task_id\":" + task.get("id"))).isEmpty();
    }

    @Test
    void anEditOfARowIsProposedToTheHub() {
        ObjectNode task = api.created(api.task("Linha editada").put("description", "antes"));
        awaitRow("Linha editada");
        awaitSettled("google_sheets", task.get("id").asLong());

        int row = position("Linha editada");
        sandbox.sheets().type("Tarefas!F" + row, "25/11/2026");
        sandbox.sheets().type("Tarefas!C" + row, "");

        soon().until(() -> {
            List<JsonNode> proposals = api.proposals("\"task_id\":" + task.get("id"));
            return !proposals.isEmpty();
        });
        JsonNode proposal = api.proposals("\"task_id\":" + task.get("id")).get(0);
        assertThat(proposal.get("link").asText()).isEqualTo("google_sheets");
        assertThat(proposal.get("changes").get("due_at").asText()).isEqualTo("2026-11-26T02:59:00Z");
    }

    @Test
    void aNewRowBecomesATaskAndGetsItsId() {
        sandbox.sheets().append("Tarefas", null, "Comprar café", "500 g", "Em andamento");

        JsonNode proposal = awaitProposal("Comprar café");
        assertThat(proposal.get("kind").asText()).isEqualTo("create");
        assertThat(proposal.get("changes").get("status").asText()).isEqualTo("in_progress");
        ObjectNode task = api.accept(proposal, api.task(""));

        soon().until(() -> rows("Comprar café").get(0).get(0).equals(task.get("id").asText()));
        awaitPage("Comprar café");
        soon().until(() -> rows("Comprar café").get(0).size() > 4
                && rows("Comprar café").get(0).get(4).equals("Média"));
        awaitPolls("google_sheets", 3);
        assertThat(api.proposals("Comprar café")).hasSize(1);
    }

    @Test
    void theLowerOfTwoRowsWithOneIdIsANewTask() {
        ObjectNode task = api.created(api.task("Copiada"));
        awaitRow("Copiada");
        awaitSettled("google_sheets", task.get("id").asLong());

        sandbox.sheets().append("Tarefas", task.get("id").asInt(), "Copiada e mudada");

        JsonNode proposal = awaitProposal("Copiada e mudada");
        assertThat(proposal.get("kind").asText()).isEqualTo("create");
        assertThat(rows("Copiada").get(0).get(0)).isEqualTo(task.get("id").asText());
    }

    @Test
    void aRowMissingInTwoReadingsIsProposedAsADeletion() {
        ObjectNode task = api.created(api.task("Linha apagada"));
        awaitRow("Linha apagada");
        awaitSettled("google_sheets", task.get("id").asLong());

        sandbox.sheets().deleteRow("Tarefas", position("Linha apagada"));

        JsonNode proposal = awaitProposal("\"remote_id\":\"" + task.get("id").asText() + "\"");
        assertThat(proposal.get("kind").asText()).isEqualTo("delete");
        api.accept(proposal, task);
        soon().until(() -> page("Linha apagada").inTrash());
    }

    @Test
    void aDeletedTaskTakesItsRowAlongAndNoOther() {
        ObjectNode gone = api.created(api.task("Vai embora"));
        api.created(api.task("Fica aqui"));
        awaitRow("Vai embora");
        awaitRow("Fica aqui");

        api.deleted(gone);

        soon().until(() -> rows("Vai embora").isEmpty());
        assertThat(rows("Fica aqui")).hasSize(1);
    }

    @Test
    void aRowWhoseAnswerWasLostIsNotWrittenTwice() {
        sandbox.fail(Fault.timeoutAfterCommit("sheets").on("POST", ":batchUpdate").times(1));

        ObjectNode task = api.created(api.task("Uma linha só"));

        awaitSettled("google_sheets", task.get("id").asLong());
        assertThat(rows("Uma linha só")).hasSize(1);
    }

    @Test
    void aRowThatMovesBetweenLookAndWriteLeavesNoTraceInAnother() {
        ObjectNode above = api.created(api.task("Vizinha de cima"));
        awaitRow("Vizinha de cima");
        ObjectNode moving = api.created(api.task("Linha em movimento"));
        awaitRow("Linha em movimento");
        awaitSettled("google_sheets", moving.get("id").asLong());
        // the request is on its way for so long that a person can insert a row meanwhile
        sandbox.fail(Fault.delay("sheets", Duration.ofMillis(600)).on("POST", ":batchUpdate").times(1));

        api.changed(moving, "status", "cancelled");
        soon().until(() -> sandbox.faults().toJson().isEmpty());
        sandbox.sheets().insertRow("Tarefas", position("Vizinha de cima"));

        soon().until(() -> awaitRow("Linha em movimento").get(3).equals("Cancelada"));
        assertThat(awaitRow("Vizinha de cima").get(3)).isEqualTo("Pendente");
        awaitPolls("google_sheets", 3);
        assertThat(api.proposals("\"task_id\":" + above.get("id"))).isEmpty();
        assertThat(api.proposals("\"task_id\":" + moving.get("id"))).isEmpty();
    }

    @Test
    void aRowThatFailsIsTriedAgainThoughOthersSucceedMeanwhile() {
        sandbox.fail(Fault.status("sheets", 500).on("POST", ":batchUpdate").times(2));
        double failures = count("sparkone.sheets.sync", "failure");

        api.created(api.task("Falha duas vezes"));
        api.created(api.task("Segue depois"));

        awaitRow("Falha duas vezes");
        awaitRow("Segue depois");
        assertThat(count("sparkone.sheets.sync", "failure")).isGreaterThan(failures);
    }

    @Test
    void refusedCredentialsMoveTheFailureMetric() {
        double failures = count("sparkone.sheets.sync", "failure");

        sandbox.fail(Fault.status("sheets", 403));

        soon().until(() -> count("sparkone.sheets.sync", "failure") > failures);
        soon().until(() -> sql.number(
                "select count(*) from link where name = 'google_sheets' and last_error like '%403%'") == 1);
    }
}
