package io.sparkone.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.notion.NotionPage;
import io.sparkone.sync.testing.SyncServiceTest;

/** Tasks and pages, both ways, over HTTP. */
@QuarkusTest
class NotionLinkTest extends SyncServiceTest {

    @Test
    void aTaskBecomesAPage() {
        ObjectNode task = api.task("Pagar fornecedor").put("due_at", "2026-11-23T20:00:00Z").put("priority", "high")
                .put("description", "Até as 17h");

        api.created(task);

        NotionPage page = awaitPage("Pagar fornecedor");
        assertThat(page.values()).containsEntry("Status", "To Do").containsEntry("Priority", "High")
                .containsEntry("Description", "Até as 17h").containsEntry("SparkOne ID", task.get("id").asText())
                .containsEntry("Due", "2026-11-23T17:00:00.000-03:00");
    }

    @Test
    void aChangeOfATaskReachesItsPage() {
        ObjectNode task = api.created(api.task("Comprar pão"));
        awaitPage("Comprar pão");

        api.changed(task, "status", "completed");

        soon().until(() -> "Done".equals(page("Comprar pão").value("Status")));
    }

    @Test
    void anEditOfAPageIsProposedToTheHubAndNotWrittenBack() {
        ObjectNode task = api.created(api.task("Ligar para Ana"));
        String id = awaitPage("Ligar para Ana").id();

        sandbox.notion().edit(id, Map.of("Name", "Ligar para Ana Paula", "Due", "2026-11-24"));

        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("kind").asText()).isEqualTo("update");
        assertThat(proposal.get("task_id").asLong()).isEqualTo(task.get("id").asLong());
        assertThat(proposal.get("base_version").asInt()).isEqualTo(1);
        assertThat(proposal.get("changes").get("title").asText()).isEqualTo("Ligar para Ana Paula");
        assertThat(proposal.get("changes").get("due_at").asText()).isEqualTo("2026-11-25T02:59:00Z");
        assertThat(proposal.get("changes").size()).isEqualTo(2);

        long writes = notionWrites();
        api.accept(proposal, task);
        awaitSettled("notion", task.get("id").asLong());
        awaitPolls("notion", 3);
        assertThat(notionWrites()).isEqualTo(writes);
        assertThat(api.proposals(id)).hasSize(1);
    }

    @Test
    void whatWasWrittenIsNotTakenForAnEdit() {
        ObjectNode task = api.created(api.task("Regar as plantas").put("due_at", "2026-11-30T11:30:00Z"));
        String id = awaitPage("Regar as plantas").id();
        awaitSettled("notion", task.get("id").asLong());
        long writes = notionWrites();

        awaitPolls("notion", 3);

        assertThat(notionWrites()).isEqualTo(writes);
        assertThat(api.proposals(id)).isEmpty();
    }

    @Test
    void aNewPageBecomesATaskAndGetsItsId() {
        String id = sandbox.notion().create(Map.of("Name", "Marcar dentista", "Status", "In Progress"));

        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("kind").asText()).isEqualTo("create");
        assertThat(proposal.get("task_id").isNull()).isTrue();
        assertThat(proposal.get("changes").get("title").asText()).isEqualTo("Marcar dentista");
        assertThat(proposal.get("changes").get("status").asText()).isEqualTo("in_progress");

        ObjectNode task = api.accept(proposal, api.task(""));
        soon().until(() -> task.get("id").asText().equals(sandbox.notion().page(id).value("SparkOne ID")));
        awaitRow("Marcar dentista");
        assertThat(pages("Marcar dentista")).hasSize(1);
    }

    @Test
    void aPageInTheTrashIsProposedAsADeletion() {
        ObjectNode task = api.created(api.task("Página a apagar"));
        String id = awaitPage("Página a apagar").id();
        awaitSettled("notion", task.get("id").asLong());

        sandbox.notion().trash(id);

        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("kind").asText()).isEqualTo("delete");
        api.accept(proposal, task);
        soon().until(() -> sql.number("select count(*) from link_item where task_id = ? and state = 'deleted'",
                task.get("id").asLong()) == 2);
        assertThat(rows("Página a apagar")).isEmpty();
    }

    @Test
    void aDeletedTaskTakesItsPageToTheTrash() {
        ObjectNode task = api.created(api.task("Tarefa a apagar"));
        String id = awaitPage("Tarefa a apagar").id();

        api.deleted(task);

        soon().until(() -> sandbox.notion().page(id).inTrash());
        assertThat(api.proposals(id)).isEmpty();
    }

    @Test
    void aPageEditedMeanwhileIsNotDeletedButBecomesATaskAgain() {
        ObjectNode task = api.created(api.task("Editada e apagada"));
        String id = awaitPage("Editada e apagada").id();
        awaitSettled("notion", task.get("id").asLong());
        hold();
        sandbox.notion().edit(id, Map.of("Name", "Editada depois"));
        api.deleted(task);
        release();

        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("kind").asText()).isEqualTo("create");
        assertThat(proposal.get("changes").get("title").asText()).isEqualTo("Editada depois");
        assertThat(sandbox.notion().page(id).inTrash()).isFalse();
    }

    @Test
    void bothSidesMayChangeDifferentFields() {
        ObjectNode task = api.created(api.task("Campos diferentes"));
        String id = awaitPage("Campos diferentes").id();
        awaitSettled("notion", task.get("id").asLong());

        hold();
        sandbox.notion().edit(id, Map.of("Priority", "Urgent"));
        api.changed(task, "title", "Campos distintos");
        release();

        assertThat(awaitProposal(id).get("changes").toString()).isEqualTo("{\"priority\":\"urgent\"}");
        soon().until(() -> "Campos distintos".equals(sandbox.notion().page(id).value("Name")));
        assertThat(conflicts(task)).isEmpty();
    }

    @Test
    void ofTwoChangesOfOneFieldTheLoserIsKept() {
        ObjectNode task = api.created(api.task("Título disputado"));
        String id = awaitPage("Título disputado").id();
        awaitSettled("notion", task.get("id").asLong());

        hold();
        sandbox.notion().edit(id, Map.of("Name", "Título da pessoa", "Status", "Done"));
        api.changed(task, "title", "Título do hub");
        api.changed(task, "status", "in_progress");
        release();

        JsonNode proposal = awaitProposal(id);
        assertThat(proposal.get("changes").toString()).isEqualTo("{\"title\":\"Título da pessoa\"}");
        soon().until(() -> "In Progress".equals(sandbox.notion().page(id).value("Status")));
        assertThat(conflicts(task)).containsExactlyInAnyOrder("title hub=Título do hub winner=remote",
                "status remote=completed winner=hub");
    }

    @Test
    void aStaleProposalIsMadeAnewOnTheNewVersion() {
        ObjectNode task = api.created(api.task("Proposta velha"));
        String id = awaitPage("Proposta velha").id();
        awaitSettled("notion", task.get("id").asLong());
        sandbox.notion().edit(id, Map.of("Description", "nota da página"));
        JsonNode first = awaitProposal(id);

        api.changed(task, "priority", "low");
        api.reject(first, "stale");

        soon().until(() -> api.proposals(id).size() == 2);
        assertThat(api.proposals(id).get(1).get("base_version").asInt()).isEqualTo(2);
    }

    @Test
    void anInvalidProposalWaitsForAPersonAndIsShown() {
        ObjectNode task = api.created(api.task("Proposta inválida"));
        String id = awaitPage("Proposta inválida").id();
        awaitSettled("notion", task.get("id").asLong());
        sandbox.notion().edit(id, Map.of("Description", "recusada"));

        api.reject(awaitProposal(id), "invalid");

        soon().until(() -> sql.number("select count(*) from link_item where remote_id = ? and state = 'failed'",
                id) == 1);
        awaitPolls("notion", 2);
        assertThat(api.proposals(id)).hasSize(1);
    }

    @Test
    void aCopyOfAPageIsANewTask() {
        ObjectNode task = api.created(api.task("Original"));
        awaitPage("Original");
        String copy = sandbox.notion().create(Map.of("Name", "Cópia", "SparkOne ID", task.get("id").asText()));

        assertThat(awaitProposal(copy).get("kind").asText()).isEqualTo("create");
    }

    @Test
    void anUnknownIdIsLeftAloneAndShown() {
        String id = sandbox.notion().create(Map.of("Name", "De outro sistema", "SparkOne ID", "ABC-1"));

        soon().until(() -> sql.number("select count(*) from link_item where remote_id = ? and state = 'quarantined'",
                id) == 1);
        assertThat(api.proposals(id)).isEmpty();
    }

    @Test
    void aLongTextSurvivesTheRoundTrip() {
        String text = "linha com acentos é 😀\n".repeat(3000);
        ObjectNode task = api.created(api.task("Texto longo").put("description", text));

        String id = awaitPage("Texto longo").id();
        awaitSettled("notion", task.get("id").asLong());
        awaitPolls("notion", 2);

        assertThat(sandbox.notion().page(id).value("Description")).isEqualTo(text.stripTrailing());
        assertThat(api.proposals(id)).isEmpty();
    }

    /** Lets changes of both sides pile up, as if this service were down. */
    private void hold() {
        sql.update("update link set not_before = now() + interval '1 hour' where name = 'notion'");
        // a round that had begun before may still be under way
        soon().until(() -> {
            sql.update("update link set not_before = now() + interval '1 hour' where name = 'notion'");
            return sql.number("select count(*) from link where name = 'notion' and not_before > now()") == 1;
        });
    }

    private void release() {
        // the events of the hub have to be there before the link wakes up
        soon().until(() -> sql.number("""
                select count(*) from hub_task h join link_item i on i.task_id = h.task_id
                where i.link = 'notion' and i.next_attempt_at is not null""") > 0);
        sql.update("update link set not_before = null where name = 'notion'");
    }

    private List<String> conflicts(ObjectNode task) {
        return sql.query("select * from conflict where task_id = ? and link = 'notion'", row -> row.getString("field")
                + ("hub".equals(row.getString("winner"))
                        ? " remote=" + row.getString("remote_value")
                        : " hub=" + row.getString("hub_value"))
                + " winner=" + row.getString("winner"), task.get("id").asLong());
    }
}
