package io.sparkone.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;
import io.sparkone.api.testing.WithModel;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.platform.golden.GoldenEvents;
import io.sparkone.platform.sql.Sql;

/** A model that does not answer until it is let: nothing else waits for it, and each message is answered once. */
@QuarkusTest
@TestProfile(SlowModelTest.Patient.class)
class SlowModelTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CONCURRENCY = 4;
    private static final int MOST_WAITING = 6;

    private final Client client = Client.owner();
    private final String word = "x" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final String ana = "ana" + word;

    @Inject
    MessageTable messages;
    @Inject
    WaitingTable waiting;
    @Inject
    Sql sql;

    /** Longer than any of these tests holds an answer back. */
    public static class Patient extends WithModel {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sparkone.model.timeout", "300", "sparkone.message.longest-wait", "1h",
                    "sparkone.message.most-waiting", String.valueOf(MOST_WAITING));
        }
    }

    @BeforeEach
    void hold() {
        WithModel.says(task("comprar " + word));
        WithModel.holds(true);
    }

    @AfterEach
    void release() {
        WithModel.holds(false);
        await().atMost(LIMIT).until(() -> number("select count(*) from api.waiting_message") == 0);
    }

    @Test
    void nobodyWaitsForAModelThatIsAskedAboutAnothersMessage() {
        String slow = post(ana, "acabou " + word);
        awaitRequests(1);

        assertThat(read(post("bia", "criar tarefa pagar " + word)).getString("outcome")).isEqualTo("done");
        assertThat(read(post(null, "quais tarefas tenho hoje?")).getString("outcome")).isEqualTo("done");
        assertThat(read(post(ana, "criar tarefa ligar " + word)).getString("outcome")).isEqualTo("done");
        assertThat(isRead(slow)).isFalse();

        WithModel.holds(false);
        assertThat(read(slow).getString("engine")).isEqualTo("model");
    }

    @Test
    void noTransactionIsOpenWhileAModelIsAsked() {
        post(ana, "acabou " + word);
        awaitRequests(1);

        String connections = "select count(*) from pg_stat_activity where usename = 'sparkone_api'";
        assertThat(number(connections)).isPositive();
        await().atMost(LIMIT).until(() -> number(connections + " and state like 'idle in transaction%'") == 0);
        assertThat(number("select count(*) from api.waiting_message where leased_until > now()")).isEqualTo(1);
    }

    @Test
    void whatItsSenderCommandsMeanwhileIsDoneAndLeavesTheQuestionOpen() {
        int task = read(post(ana, "criar tarefa ligar " + word)).getInt("task_id");
        String slow = post(ana, "acabou " + word);
        awaitRequests(1);
        assertThat(read(post(ana, "concluir tarefa " + task)).getString("outcome")).isEqualTo("done");
        assertThat(isRead(slow)).isFalse();

        WithModel.holds(false);

        assertThat(read(slow).getString("kind")).isEqualTo("confirm");
        assertThat(read(post(ana, "sim")).getString("kind")).isEqualTo("create_task");
    }

    @Test
    void yesThatWasWrittenBeforeTheQuestionIsNoAnswerToIt() {
        String slow = post(ana, "acabou " + word);
        awaitRequests(1);
        String hasty = post(ana, "sim");

        WithModel.holds(false);

        assertThat(read(slow).getString("kind")).isEqualTo("confirm");
        assertThat(read(hasty).getString("outcome")).isEqualTo("not_understood");
        assertThat(tasks()).isZero();
        assertThat(read(post(ana, "sim")).getString("outcome")).isEqualTo("done");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void messageOfAnInstanceThatDiedIsAskedAgainAndShownOnce() {
        String id = post(ana, "acabou " + word);
        awaitRequests(1);
        // all that kill -9 leaves behind: a lease that nobody renews
        update("update api.waiting_message set leased_until = now() - interval '1 second'");
        awaitRequests(2);

        WithModel.holds(false);
        read(id);
        await().atMost(LIMIT).until(() -> number("select count(*) from api.waiting_message") == 0);

        assertThat(tasks()).isZero();
        assertThat(Told.about("message/" + id)).extracting(Told::type).containsExactly("message.received",
                "message.resumed", "message.interpreted");
        assertThat(Told.ofType("notification.requested"))
                .filteredOn(told -> told.data().get("key").asText().equals("message/" + id)).hasSize(1);
        read(post(ana, "sim"));
        read(post(ana, "sim"));
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void resumedMessageIsToldAsPromised() {
        String id = post(ana, "acabou " + word);
        WithModel.holds(false);
        read(id);

        Told resumed = Told.about("message/" + id).get(1);
        assertThat(resumed.type()).isEqualTo("message.resumed");
        assertThat(resumed.data().fieldNames()).toIterable()
                .containsExactlyInAnyOrderElementsOf(GoldenEvents.fields("message.resumed"));
    }

    @Test
    void messageThatStoppedTheProcessAgainAndAgainIsAnsweredWithoutTheModel() {
        String id = post(ana, "acabou " + word);
        awaitRequests(1);
        update("update api.waiting_message set attempts = 3, leased_until = now() - interval '1 second'");

        assertThat(read(id).getString("engine")).isEqualTo("grammar");
        assertThat(read(id).getString("outcome")).isEqualTo("not_understood");
        assertThat(WithModel.requests()).isEqualTo(1);
    }

    @Test
    void messageThatWaitedForTooLongIsAnsweredWithoutTheModel() {
        List<String> busy = IntStream.range(0, CONCURRENCY).mapToObj(i -> post(ana + i, "acabou " + word)).toList();
        awaitRequests(CONCURRENCY);
        String late = post(ana, "acabou " + word);
        await().atMost(LIMIT).until(() -> number("select count(*) from api.waiting_message") == CONCURRENCY + 1);
        update("update api.waiting_message set waits_since = now() - interval '2 hours'");

        WithModel.holds(false);

        assertThat(busy).allSatisfy(id -> assertThat(read(id).getString("engine")).isEqualTo("model"));
        assertThat(read(late).getString("engine")).isEqualTo("grammar");
        assertThat(WithModel.requests()).isEqualTo(CONCURRENCY);
    }

    @Test
    void whatComesWhileTooManyWaitIsAnsweredWithoutTheModel() {
        List<String> waiting = IntStream.range(0, MOST_WAITING).mapToObj(i -> post(ana + i, "acabou " + word)).toList();

        assertThat(read(post(ana, "acabou " + word)).getString("engine")).isEqualTo("grammar");
        assertThat(waiting).noneMatch(this::isRead);
        assertThat(WithModel.requests()).isLessThanOrEqualTo(CONCURRENCY);
    }

    @Test
    void noMoreMessagesAreTakenUpAtOnceThanMayBeWhateverThePlan() {
        QuarkusTransaction.begin();
        try {
            IntStream.range(0, CONCURRENCY).mapToObj(i -> message(ana + i)).forEach(message -> {
                messages.insert(message, null);
                waiting.insert(message, Instant.now(), null);
            });
            List.of("hashjoin", "mergejoin", "hashagg", "sort", "material")
                    .forEach(way -> sql.update("set local enable_" + way + " = off"));

            assertThat(waiting.claim(1, LIMIT)).hasSize(1);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private Message message(String sender) {
        return Message.received(Channel.WEB, new IncomingMessage("acabou " + word, Channel.WEB, sender, null, null),
                null, Instant.now());
    }

    private static String task(String title) {
        return """
                {"action": "create_task", "title": "%s", "date": "", "time": "", "end_date": "", "end_time": "",
                 "place": "", "priority": ""}""".formatted(title);
    }

    private String post(String sender, String text) {
        Map<String, Object> body = new HashMap<>(Map.of("message", text, "channel", "web"));
        body.put("sender", sender);
        return client.post("/ingest", body).then().statusCode(202).extract().path("message_id");
    }

    private int tasks() {
        return client.get("/tasks?q=" + word).jsonPath().getInt("total");
    }

    private boolean isRead(String id) {
        return client.get("/messages/" + id).path("interpreted_at") != null;
    }

    private JsonPath read(String id) {
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/messages/" + id).jsonPath(), m -> m.getString("interpreted_at") != null);
    }

    private static void awaitRequests(int count) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(WithModel::requests, n -> n >= count);
    }

    private static long number(String query) {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(String statement) {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
