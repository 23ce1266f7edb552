package io.sparkone.sync.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.notion.NotionPage;
import io.sparkone.platform.sql.Sql;

/**
 * What tests of the running service share. They all see the same sandbox, so each makes tasks of its own and looks at nothing else.
 */
@QuarkusTestResource(SyncEnvironment.class)
public abstract class SyncServiceTest {

    protected Sandbox sandbox;

    @Inject
    protected Api api;

    @Inject
    protected MeterRegistry metrics;

    @Inject
    protected Sql sql;

    @AfterEach
    void heal() {
        sandbox.heal();
        sql.update("update link set not_before = null, failures = 0, state = 'active', reason = null");
    }

    /** Halts a link, and waits until its loop has seen that: a dry run, which a halted link allows, is its next round. */
    protected void halt(String link) {
        sql.update("update link set state = 'halted', reason = 'test' where name = ?", link);
        String run = given().contentType(ContentType.JSON).body(Map.of("link", link, "dry_run", true))
                .post("/sync/runs").then().statusCode(202).extract().header("Location");
        soon().until(() -> given().get(run).path("finished_at") != null);
    }

    protected static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    protected NotionPage awaitPage(String title) {
        soon().until(() -> !pages(title).isEmpty());
        return page(title);
    }

    protected NotionPage page(String title) {
        assertThat(pages(title)).as("pages called %s", title).hasSize(1);
        return pages(title).get(0);
    }

    /** Those in the trash too. */
    protected List<NotionPage> pages(String title) {
        return sandbox.notion().pages().stream().filter(page -> title.equals(page.value("Name"))).toList();
    }

    protected List<String> awaitRow(String title) {
        soon().until(() -> !rows(title).isEmpty());
        assertThat(rows(title)).as("rows called %s", title).hasSize(1);
        return rows(title).get(0);
    }

    protected List<List<String>> rows(String title) {
        return sandbox.sheets().rows("Tarefas").stream().filter(row -> row.size() > 1 && row.get(1).equals(title))
                .toList();
    }

    /** Where a row stands, counted from 1 as on the screen. */
    protected int position(String title) {
        return sandbox.sheets().rows("Tarefas").indexOf(rows(title).get(0)) + 1;
    }

    /** The only proposal so far that mentions a text. */
    protected JsonNode awaitProposal(String containing) {
        soon().until(() -> !api.proposals(containing).isEmpty());
        assertThat(api.proposals(containing)).hasSize(1);
        return api.proposals(containing).get(0);
    }

    /** Waits until a link has nothing left to send, and no question without an answer for the task. */
    protected void awaitSettled(String link, long taskId) {
        soon().until(() -> sql.number("""
                select count(*) from link_item where link = ? and task_id = ? and next_attempt_at is null
                and state in ('synced', 'deleted') and intent is null""", link, taskId) == 1);
    }

    /** Waits until a link has looked at the remote side so many times more. */
    protected void awaitPolls(String link, int times) {
        String metric = "notion".equals(link) ? "sparkone.notion.sync" : "sparkone.sheets.sync";
        double before = polls(metric);
        soon().until(() -> polls(metric) >= before + times);
    }

    private double polls(String metric) {
        return metrics.get(metric).counters().stream().mapToDouble(Counter::count).sum();
    }

    protected double count(String metric, String status) {
        return metrics.get(metric).tag("status", status).counter().count();
    }

    /** Requests made so far that change something at Notion. */
    protected long notionWrites() {
        return metrics.find("sparkone.notion.requests").timers().stream()
                .filter(timer -> List.of("create", "update", "trash", "restore")
                        .contains(timer.getId().getTag("operation")))
                .mapToLong(Timer::count).sum();
    }

    /** Requests made so far that change something in the sheet. */
    protected long sheetWrites() {
        return metrics.find("sparkone.sheets.requests").timers().stream()
                .filter(timer -> List.of("write", "claim").contains(timer.getId().getTag("operation")))
                .mapToLong(Timer::count).sum();
    }
}
