package io.sparkone.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.notion.NotionPage;
import io.sparkone.sync.testing.Api;
import io.sparkone.sync.testing.SyncEnvironment;

/** Tasks and pages, both ways, over HTTP. */
@QuarkusTest
@QuarkusTestResource(SyncEnvironment.class)
class NotionLinkTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    Sandbox sandbox;

    @Inject
    Api api;

    @AfterEach
    void heal() {
        sandbox.heal();
    }

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

        await().atMost(SOON).until(() -> page("Comprar pão").value("Status").equals("Done"));
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
    }

    private JsonNode awaitProposal(String containing) {
        return await().atMost(SOON).until(() -> api.proposals(containing), list -> !list.isEmpty()).get(0);
    }

    private NotionPage awaitPage(String title) {
        await().atMost(SOON).until(() -> !pages(title).isEmpty());
        return page(title);
    }

    private NotionPage page(String title) {
        assertThat(pages(title)).hasSize(1);
        return pages(title).get(0);
    }

    private List<NotionPage> pages(String title) {
        return sandbox.notion().pages().stream().filter(page -> title.equals(page.value("Name"))).toList();
    }
}
