package io.sparkone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages on their whole way through the four packaged services, as the README promises it. */
class SuiteIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SYNC = Duration.ofSeconds(90);
    private static final Duration BACKUP = Duration.ofSeconds(120);
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static RunningSuite suite;

    @BeforeAll
    static void start() throws IOException {
        suite = RunningSuite.start();
    }

    @AfterAll
    static void stop() {
        suite.close();
        await().atMost(SOON).untilAsserted(() -> assertThat(suite.processes()).isEmpty());
    }

    @AfterEach
    void heal() throws Exception {
        suite.delete(suite.sandbox("/control/faults"));
    }

    @Test
    void aMessageBecomesATaskAPageARowAndAConfirmation() throws Exception {
        HttpResponse<String> answer = ingest("Criar tarefa pagar fornecedor amanhã às 17h");
        LocalDate tomorrow = LocalDate.now(ZONE).plusDays(1);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode task = eventually(() -> task("pagar fornecedor"));
        assertThat(OffsetDateTime.parse(task.path("due_at").asText()).atZoneSameInstant(ZONE).toLocalDateTime())
                .isEqualTo(tomorrow.atTime(17, 0));
        assertThat(task.path("status").asText()).isEqualTo("pending");
        eventually(() -> page("pagar fornecedor"));
        eventually(() -> state("sheets", "pagar fornecedor"));
        eventually(() -> state("evolution", "pagar fornecedor"));
    }

    @Test
    void eachHopIsAnEventInAStream() throws Exception {
        ingest("Criar tarefa revisar contrato sexta às 10h");
        eventually(() -> page("revisar contrato"));

        assertThat(metric(suite.api("/metrics"), "sparkone_events_published_total{stream=\"sparkone:api\"}"))
                .isPositive();
        assertThat(metric(suite.api("/metrics"),
                "sparkone_events_consumed_total{result=\"applied\",stream=\"sparkone:api\"}"))
                .isPositive();
        assertThat(metric(suite.sync("/metrics"),
                "sparkone_events_consumed_total{result=\"applied\",stream=\"sparkone:api\"}"))
                .isPositive();
        eventually(() -> metric(suite.notifier("/metrics"),
                "sparkone_events_consumed_total{result=\"applied\",stream=\"sparkone:api\"}") > 0 ? true : null);
        assertThat(metric(suite.sync("/metrics"), "sparkone_notion_sync_total{status=\"success\"}")).isPositive();
        assertThat(metric(suite.sync("/metrics"), "sparkone_notion_sync_total{status=\"failure\"}")).isNotNegative();
    }

    @Test
    void withWhatsappDownTheNoticeArrivesByMail() throws Exception {
        suite.post(suite.sandbox("/control/faults"), "{\"target\":\"evolution\",\"mode\":\"down\"}");

        ingest("Criar tarefa comprar toner amanhã às 9h");

        eventually(() -> state("mails", "comprar toner"));
        assertThat(suite.get(suite.sandbox("/control/state")).path("evolution").toString())
                .doesNotContain("comprar toner");
        // counted once the outcome is stored, which is after the mail has arrived
        eventually(() -> metric(suite.notifier("/metrics"),
                "sparkone_fallback_notifications_total{status=\"sent\"}") > 0 ? true : null);
    }

    @Test
    void aPageEditedInNotionChangesTheTask() throws Exception {
        ingest("Criar tarefa ligar para o contador amanhã às 11h");
        JsonNode page = eventually(() -> page("ligar para o contador"));

        suite.post(suite.sandbox("/control/notion/pages/" + page.path("id").asText()),
                "{\"Name\":\"ligar para a contadora\",\"Status\":\"In Progress\"}");

        JsonNode task = eventually(() -> task("ligar para a contadora"));
        assertThat(task.path("status").asText()).isEqualTo("in_progress");
    }

    @Test
    void aTaskCompletedInTheApiIsDoneInNotion() throws Exception {
        ingest("Criar tarefa regar as plantas amanhã às 8h");
        JsonNode task = eventually(() -> task("regar as plantas"));
        eventually(() -> page("regar as plantas"));

        ingest("concluir tarefa " + task.path("id").asLong());

        eventually(() -> {
            JsonNode page = page("regar as plantas");
            return page != null && page.toString().contains("Done") ? page : null;
        });
    }

    @Test
    void afterARestartTheLinksGoOnWithThePagesAndRowsThatWereThere() throws Exception {
        for (int i = 1; i <= 12; i++) {
            ingest("Criar tarefa lembrar número " + i + " amanhã às 15h");
        }
        eventually(() -> page("lembrar número 12"));
        eventually(() -> state("sheets", "lembrar número 12"));
        int tasks = suite.get(suite.api("/tasks")).path("total").asInt();

        suite.restart();

        OffsetDateTime restarted = OffsetDateTime.now();
        for (String link : List.of("notion", "google_sheets")) {
            JsonNode synced = await().atMost(SYNC).until(() -> link(link),
                    found -> !found.path("state").asText().equals("active")
                            || OffsetDateTime.parse(found.path("last_success_at").asText()).isAfter(restarted));
            assertThat(synced.path("state").asText()).as(synced.toString()).isEqualTo("active");
            assertThat(synced.path("held_deletes").asInt()).as(synced.toString()).isZero();
        }
        assertThat(suite.get(suite.api("/tasks")).path("total").asInt()).isEqualTo(tasks);
        assertThat(page("lembrar número 1")).isNotNull();
        assertThat(state("evolution", "lembrar número 1")).isNotNull();
    }

    @Test
    void anAlertOfAlertmanagerReachesTheChat() throws Exception {
        String token = Files.readString(suite.workspace().resolve(".sparkone/alertmanager-token")).strip();
        String alert = """
                {"version":"4","groupKey":"suite","status":"firing","alerts":[{"status":"firing","fingerprint":"5017e",
                "labels":{"alertname":"SuiteTest","severity":"warning"},"annotations":{"summary":"a try of the suite"},
                "startsAt":"%s"}]}""".formatted(OffsetDateTime.now());

        HttpResponse<String> answer = suite.post(suite.notifier("/alerts/alertmanager"), token, alert);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        eventually(() -> state("evolution", "a try of the suite"));
    }

    @Test
    void aBackupIsVerifiedByRestoringItAndRestoredBesideTheLiveDatabase() throws Exception {
        HttpResponse<String> started = suite.post(suite.backup("/backups"), "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = URI.create(started.headers().firstValue("Location").orElseThrow()).getPath();

        JsonNode verified = await().atMost(BACKUP).until(() -> suite.get(suite.backup(location)),
                backup -> List.of("verified", "failed").contains(backup.path("state").asText()));

        assertThat(verified.path("state").asText()).as(verified.toString()).isEqualTo("verified");
        eventually(() -> metric(suite.backup("/metrics"), "sparkone_backup_last_verified_timestamp_seconds") > 0
                ? true
                : null);
        HttpResponse<String> asked = suite.post(suite.backup(location + "/restore"),
                "{\"target_database\":\"sparkone_copy\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        JsonNode restore = await().atMost(BACKUP).until(
                () -> suite.get(suite.backup(location + "/restore/" + suite.parse(asked).path("id").asText())),
                found -> !found.path("state").asText().equals("running"));
        assertThat(restore.path("state").asText()).as(restore.toString()).isEqualTo("restored");
    }

    @Test
    void everyServiceSaysHowItIs() throws Exception {
        for (URI service : List.of(suite.api("/"), suite.sync("/"), suite.notifier("/"), suite.backup("/"))) {
            for (String path : List.of("health", "health/live", "health/ready", "health/database", "health/redis",
                    "metrics")) {
                assertThat(suite.status(service.resolve(path))).as(service + path).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> ingest(String message) throws IOException, InterruptedException {
        return suite.post(suite.api("/ingest"), "{\"channel\":\"web\",\"message\":\"" + message + "\"}");
    }

    private static JsonNode task(String title) throws IOException, InterruptedException {
        return find(suite.get(suite.api("/tasks?limit=100")).path("tasks"), title);
    }

    private static JsonNode link(String name) throws IOException, InterruptedException {
        return find(suite.get(suite.sync("/sync/links")).path("links"), "\"" + name + "\"");
    }

    private static JsonNode page(String title) throws IOException, InterruptedException {
        return find(suite.get(suite.sandbox("/control/state")).path("notion").path("pages"), title);
    }

    /** The part of the sandbox that holds the text, or null. */
    private static JsonNode state(String part, String text) throws IOException, InterruptedException {
        JsonNode state = suite.get(suite.sandbox("/control/state")).path(part);
        return state.toString().contains(text) ? state : null;
    }

    private static JsonNode find(JsonNode items, String text) {
        for (JsonNode item : items) {
            if (item.toString().contains(text)) {
                return item;
            }
        }
        return null;
    }

    /** The value of a series, or of the first with that name and whatever labels. */
    private static double metric(URI metrics, String series) throws IOException, InterruptedException {
        return suite.text(metrics).lines()
                .filter(line -> line.startsWith(series + " ") || line.startsWith(series + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " at " + metrics));
    }

    private static <T> T eventually(Callable<T> found) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(found, result -> result != null);
    }
}
