package io.sparkone.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.platform.event.Event;

/** Messages that follow others: answers to a question, and changes of what was made last. */
@QuarkusTest
class ConversationTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Client client = Client.owner();
    private final String word = "x" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final String ana = "ana" + word;
    private final String bia = "bia" + word;

    @Inject
    DataSource database;
    @Inject
    MessageTable messages;
    @Inject
    MessageReader reader;

    @Test
    void aShortAnswerCompletesTheMessageThatWasAskedAbout() {
        assertThat(says(ana, "reunião " + word + " amanhã às 3").getString("outcome")).isEqualTo("question");

        JsonPath answer = says(ana, "15h");

        assertThat(answer.getString("kind")).isEqualTo("create_event");
        String start = LocalDate.now(ZONE).plusDays(1).atTime(15, 0).atZone(ZONE).toInstant().toString();
        client.get("/events/" + answer.getInt("event_id")).then().body("title", equalTo("reunião " + word))
                .body("start_at", equalTo(start)).body("sender", equalTo(ana));
    }

    @Test
    void theSameAnswerASecondTimeMakesNothingMore() {
        says(ana, "reunião " + word + " amanhã às 3");
        says(ana, "15h");

        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void nobodyAnswersAQuestionThatSomebodyElseWasAsked() {
        says(ana, "reunião " + word + " amanhã às 3");

        assertThat(says(bia, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(says(null, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(says(ana, "15h", "rest").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isZero();
        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("done");
    }

    @Test
    void aWholeCommandDropsTheQuestion() {
        says(ana, "reunião " + word + " amanhã às 3");
        assertThat(says(ana, "comprar pão " + word + " amanhã").getString("outcome")).isEqualTo("done");

        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isZero();
    }

    @Test
    void anAnswerToADroppedQuestionIsNoTimeOfWhatWasMadeMeanwhile() {
        says(ana, "reunião " + word + " amanhã às 3");
        int task = says(ana, "tarefa comprar pão " + word).getInt("task_id");

        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        client.get("/tasks/" + task).then().body("due_at", equalTo(null));
    }

    @Test
    void aQuestionThatAnotherVersionAskedIsPassedOver() throws SQLException {
        says(ana, "reunião " + word + " amanhã às 3");
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update api.conversation set question = jsonb_set(question, '{doubt}', '"OF_ANOTHER_VERSION"')
                        where sender = ?""")) {
            update.setString(1, "sender:" + ana);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(says(ana, "comprar pão " + word + " amanhã").getString("outcome")).isEqualTo("done");
    }

    @Test
    void aTimeThatIsWrittenNextIsThatOfTheTaskWithoutOne() {
        int task = says(ana, "me lembra de ligar pra " + word).getInt("task_id");
        assertThat(says(ana, "obrigado!").getString("kind")).isEqualTo("courtesy");

        assertThat(says(ana, "amanhã às 19h").getString("kind")).isEqualTo("postpone");

        String due = LocalDate.now(ZONE).plusDays(1).atTime(19, 0).atZone(ZONE).toInstant().toString();
        client.get("/tasks/" + task).then().body("due_at", equalTo(due));
        assertThat(says(ana, "20h").getString("outcome")).isEqualTo("not_understood");
    }

    @Test
    void aQuestionAboutADayIsAnsweredWithTasksAndEvents() {
        says(ana, "tarefa pagar " + word + " amanhã");
        says(ana, "reunião " + word + " amanhã às 15h");

        assertThat(says(ana, "o que tenho amanhã?").getString("reply")).contains("pagar " + word, "reunião " + word);
        assertThat(says(ana, "tarefas de amanhã").getString("reply")).contains("pagar " + word)
                .doesNotContain("reunião " + word);
    }

    /** What a change depends on is not for this to judge: what it would change is shown by its title. */
    @Test
    void aChangeThatDependsOnSomethingWaitsForAYes() {
        int task = says(ana, "tarefa pagar " + word).getInt("task_id");
        JsonPath shown = says(ana, "conclui a tarefa " + task + " quando a Bia ligar");
        assertThat(shown.getString("kind")).isEqualTo("confirm");
        assertThat(shown.getString("reply")).contains("#" + task + " «pagar " + word + "»");
        client.get("/tasks/" + task).then().body("status", equalTo("pending"));

        assertThat(says(ana, "sim").getString("kind")).isEqualTo("complete");
        client.get("/tasks/" + task).then().body("status", equalTo("completed"));
    }

    @Test
    void whatTheWriterTellsOfIsDoneWhereThereIsATaskOfIt() {
        assertThat(says(ana, "paguei o " + word).getString("outcome")).isEqualTo("not_understood");
        int task = says(ana, "tarefa pagar o " + word).getInt("task_id");

        assertThat(says(ana, "paguei o " + word).getString("reply")).contains("#" + task + " «pagar o " + word + "»");
        assertThat(says(ana, "sim").getString("kind")).isEqualTo("complete");
    }

    @Test
    void aNumberThatNothingHasIsSaidAtOnce() {
        assertThat(says(ana, "cancela a tarefa 987654321 se der").getString("reply")).contains("#987654321");
        assertThat(says(ana, "sim").getString("kind")).isNotEqualTo("cancel");
    }

    @Test
    void neverMindDropsTheQuestionAndSaysSo() {
        says(ana, "reunião " + word + " amanhã às 3");

        assertThat(says(ana, "deixa pra lá").getString("reply")).contains("deixei pra lá");
        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isZero();
    }

    @Test
    void aQuestionIsNotOpenForEver() throws SQLException {
        says(ana, "reunião " + word + " amanhã às 3");
        passElevenMinutes();

        assertThat(says(ana, "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isZero();
    }

    @Test
    void whatWasMadeLongAgoIsNotWhatWasMadeLast() throws SQLException {
        int id = says(ana, "reunião " + word + " amanhã às 15h").getInt("event_id");
        passElevenMinutes();
        says(ana, "ajuda");

        assertThat(says(ana, "cancela").getString("outcome")).isEqualTo("question");
        client.get("/events/" + id).then().body("status", equalTo("confirmed"));
    }

    @Test
    void anAnswerThatIsDeliveredAgainIsNotActedOnAgain() throws Exception {
        says(ana, "reunião " + word + " amanhã às 3");
        JsonPath answer = says(ana, "15h");
        says(ana, "reunião " + word + "b amanhã às 4");

        deliver(UUID.fromString(answer.getString("id")));

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void twoReplicasThatReadTwoAnswersMakeOneThing() throws Exception {
        says(ana, "reunião " + word + " amanhã às 3");
        UUID first = stored("15h");
        UUID second = stored("16h");

        ExecutorService replicas = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> reads = replicas.invokeAll(List.of(delivery(first), delivery(second)));
            for (Future<Void> read : reads) {
                read.get();
            }
        } finally {
            replicas.shutdownNow();
        }

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void whatWasMadeLastIsChangedAndTakenBackWithoutItsName() {
        int id = says(ana, "reunião " + word + " amanhã às 15h").getInt("event_id");

        JsonPath moved = says(ana, "muda para 16h");
        String start = LocalDate.now(ZONE).plusDays(1).atTime(16, 0).atZone(ZONE).toInstant().toString();
        client.get("/events/" + id).then().body("start_at", equalTo(start));
        assertThat(moved.getString("reply")).contains("evento " + id, "16:00");

        JsonPath cancelled = says(ana, "cancela isso");
        assertThat(cancelled.getString("reply")).contains("evento " + id);
        client.get("/events/" + id).then().body("status", equalTo("cancelled"));
        assertThat(says(ana, "cancela isso").getString("outcome")).isEqualTo("question");
    }

    @Test
    void itIsAskedAboutWhereItIsNotClear() {
        says(ana, "Comprar " + word + " amanhã. Ligar para " + word + " amanhã às 10h.");
        assertThat(says(ana, "cancela isso").getString("outcome")).isEqualTo("question");
        says(bia, "comprar leite " + word);
        assertThat(says(ana, "muda para sexta").getString("outcome")).isEqualTo("question");

        client.get("/tasks?q=" + word + "&status=cancelled").then().body("total", equalTo(0));
    }

    @Test
    void oneOfThoseShownIsChosen() {
        says(ana, "criar tarefa comprar " + word + " azul");
        int green = says(ana, "criar tarefa comprar " + word + " verde").getInt("task_id");
        says(ana, "concluir a tarefa comprar " + word);

        assertThat(says(ana, "o verde").getInt("task_id")).isEqualTo(green);
        client.get("/tasks/" + green).then().body("status", equalTo("completed"));
    }

    @Test
    void whatRepeatsIsCancelledOnceOrForGoodAsTheWriterSays() {
        int id = says(ana, "aula de " + word + " toda terça às 17h").getInt("event_id");
        assertThat(says(ana, "cancelar aula de " + word).getString("outcome")).isEqualTo("question");
        client.get("/events/" + id).then().body("status", equalTo("confirmed")).body("excluded.size()", equalTo(0));

        assertThat(says(ana, "só a próxima").getString("outcome")).isEqualTo("done");
        client.get("/events/" + id).then().body("status", equalTo("confirmed")).body("excluded.size()", equalTo(1));

        says(ana, "cancelar evento " + id);
        assertThat(says(ana, "todas").getString("outcome")).isEqualTo("done");
        client.get("/events/" + id).then().body("status", equalTo("cancelled"));
    }

    @Test
    void aDayOfWhatRepeatsIsCancelledAlone() {
        int id = says(ana, "aula de " + word + " toda terça às 17h").getInt("event_id");

        JsonPath answer = says(ana, "cancela o evento " + id + " de terça");

        assertThat(answer.getString("outcome")).as(answer.getString("reply")).isEqualTo("done");
        client.get("/events/" + id).then().body("status", equalTo("confirmed")).body("excluded.size()", equalTo(1));
    }

    @Test
    void whatMayBeSaidToSomebodyElseIsShownAndMadeAfterAYes() {
        JsonPath shown = says(ana, "liga pro seu " + word + " amanhã");
        assertThat(shown.getString("kind")).isEqualTo("confirm");
        assertThat(shown.getString("outcome")).isEqualTo("question");
        assertThat(shown.getString("reply")).contains("«liga pro seu " + word + "»", "sim");
        client.get("/tasks?q=" + word).then().body("total", equalTo(0));

        JsonPath made = says(ana, "sim, mas às 16h");

        String due = LocalDate.now(ZONE).plusDays(1).atTime(16, 0).atZone(ZONE).toInstant().toString();
        client.get("/tasks/" + made.getInt("task_id")).then().body("due_at", equalTo(due));
        assertThat(says(ana, "sim").getString("outcome")).isEqualTo("not_understood");
    }

    @Test
    void nothingIsAskedAboutWhatIsNotThere() {
        JsonPath answer = says(ana, "Cancele sua assinatura " + word + " quando quiser, sem multa!");

        assertThat(answer.getString("outcome")).isEqualTo("not_understood");
    }

    @Test
    void whereNoSenderIsNamedTheUserOfTheCredentialIsRemembered() {
        says(null, "reunião " + word + " amanhã às 3");

        assertThat(says(null, "15h", "rest").getString("outcome")).isEqualTo("not_understood");
        assertThat(says(null, "15h").getString("outcome")).isEqualTo("done");
        assertThat(events()).isEqualTo(1);
        says(null, "desfaz");
    }

    @Test
    void senderWhoCallsHimselfLikeAUserAnswersNoQuestionOfTheirs() {
        says(null, "reunião " + word + " amanhã às 3");

        assertThat(says("user:owner", "15h").getString("outcome")).isEqualTo("not_understood");
        assertThat(events()).isZero();
        says(null, "deixa pra lá");
    }

    @Test
    void ofSeveralSentencesTheOneInDoubtIsAnswered() {
        assertThat(says(ana, "Comprar " + word + " amanhã. Reunião " + word + " amanhã às 3.").getString("outcome"))
                .isEqualTo("question");
        client.get("/tasks?q=" + word).then().body("total", equalTo(0));

        assertThat(says(ana, "15h").getString("kind")).isEqualTo("several");
        client.get("/tasks?q=" + word).then().body("total", equalTo(1));
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void theLastChangeIsTakenBackWhateverItWas() {
        int id = says(ana, "criar tarefa comprar " + word + " amanhã às 10h").getInt("task_id");
        String due = client.get("/tasks/" + id).jsonPath().getString("due_at");

        says(ana, "adiar tarefa " + id + " para amanhã às 18h");
        assertThat(says(ana, "desfaz").getString("reply")).contains("Desfeito", "10:00");
        client.get("/tasks/" + id).then().body("due_at", equalTo(due));

        says(ana, "concluir tarefa " + id);
        says(ana, "desfazer");
        client.get("/tasks/" + id).then().body("status", equalTo("pending"));

        says(ana, "cancelar tarefa " + id);
        says(ana, "undo");
        client.get("/tasks/" + id).then().body("status", equalTo("pending"));
    }

    @Test
    void whatWasMadeIsCancelledOnceWhenItIsTakenBack() {
        int id = says(ana, "reunião " + word + " amanhã às 15h").getInt("event_id");

        JsonPath undone = says(ana, "desfaz");
        assertThat(undone.getString("kind")).isEqualTo("undo");
        assertThat(undone.getInt("event_id")).isEqualTo(id);
        client.get("/events/" + id).then().body("status", equalTo("cancelled"));

        JsonPath again = says(ana, "desfaz");
        assertThat(again.getString("outcome")).isEqualTo("done");
        assertThat(again.getString("reply")).contains("nada a desfazer");
    }

    @Test
    void anUndoThatIsDeliveredAgainTakesNothingMoreBack() throws Exception {
        says(ana, "reunião " + word + " amanhã às 15h");
        JsonPath undone = says(ana, "desfaz");
        int id = says(ana, "reunião " + word + " amanhã às 17h").getInt("event_id");

        deliver(UUID.fromString(undone.getString("id")));

        client.get("/events/" + id).then().body("status", equalTo("confirmed"));
    }

    @Test
    void whatSomebodyHasChangedSinceIsLeftAlone() {
        int id = says(ana, "criar tarefa comprar " + word + " amanhã").getInt("task_id");
        client.patch("/tasks/" + id, Map.of("priority", "high")).then().statusCode(200);

        assertThat(says(ana, "desfaz").getString("reply")).contains("mudou depois");
        client.get("/tasks/" + id).then().body("status", equalTo("pending")).body("priority", equalTo("high"));
    }

    @Test
    void severalThingsOfOneMessageAreTakenBackTogether() {
        says(ana, "Comprar " + word + " amanhã. Ligar para " + word + " amanhã às 10h.");

        says(ana, "desfaz");

        client.get("/tasks?q=" + word + "&status=cancelled").then().body("total", equalTo(2));
    }

    @Test
    void ofWhatRepeatsOneOccurrenceIsMovedAndTheOthersStay() {
        int id = says(ana, "aula de " + word + " toda terça às 17h").getInt("event_id");
        String start = client.get("/events/" + id).jsonPath().getString("start_at");
        assertThat(says(ana, "adiar evento " + id + " 2 horas").getString("outcome")).isEqualTo("question");

        JsonPath moved = says(ana, "só a próxima");

        assertThat(moved.getInt("event_id")).as(moved.getString("reply")).isNotEqualTo(id);
        client.get("/events/" + id).then().body("start_at", equalTo(start)).body("excluded.size()", equalTo(1));
        client.get("/events/" + moved.getInt("event_id")).then().body("recurrence", equalTo(null));

        says(ana, "desfaz");
        client.get("/events/" + id).then().body("excluded.size()", equalTo(0));
        client.get("/events/" + moved.getInt("event_id")).then().body("status", equalTo("cancelled"));
    }

    @Test
    void wholeDayThatGetsATimeIsNoWholeDayAnyMore() {
        int id = says(ana, "evento feira de " + word + " 20/12/2027").getInt("event_id");
        client.get("/events/" + id).then().body("all_day", equalTo(true));

        says(ana, "adiar evento " + id + " para 21/12/2027");
        client.get("/events/" + id).then().body("all_day", equalTo(true))
                .body("start_at", equalTo("2027-12-21T03:00:00Z")).body("end_at", equalTo("2027-12-22T03:00:00Z"));
        says(ana, "adiar evento " + id + " para 21/12/2027 15h");
        client.get("/events/" + id).then().body("all_day", equalTo(false)).body("end_at", equalTo(null))
                .body("start_at", equalTo("2027-12-21T18:00:00Z")).body("time_zone", equalTo(null));
        says(ana, "desfaz");
        client.get("/events/" + id).then().body("all_day", equalTo(true))
                .body("start_at", equalTo("2027-12-21T03:00:00Z")).body("end_at", equalTo("2027-12-22T03:00:00Z"));
    }

    @Test
    void ofWhatRepeatsADayThatIsNamedIsMovedAlone() {
        int id = says(ana, "aula de " + word + " toda terça às 17h").getInt("event_id");

        JsonPath moved = says(ana, "adia a aula de " + word + " de terça para as 19h");

        assertThat(moved.getString("outcome")).as(moved.getString("reply")).isEqualTo("done");
        client.get("/events/" + id).then().body("excluded.size()", equalTo(1));
        assertThat(client.get("/events/" + moved.getInt("event_id")).jsonPath().getString("start_at"))
                .isEqualTo(client.get("/events/" + id).jsonPath().getList("excluded", String.class).stream()
                        .map(time -> Instant.parse(time).plus(Duration.ofHours(2)).toString()).findFirst().get());
    }

    @Test
    void allOfWhatRepeatsIsMovedWhenTheWriterSaysSo() {
        int id = says(ana, "aula de " + word + " toda terça às 17h").getInt("event_id");
        says(ana, "adiar evento " + id + " 2 horas");

        assertThat(says(ana, "todas").getInt("event_id")).isEqualTo(id);

        String start = client.get("/events/" + id).jsonPath().getString("start_at");
        assertThat(Instant.parse(start).atZone(ZONE).getHour()).isEqualTo(19);
        client.get("/events/" + id).then().body("excluded.size()", equalTo(0));
    }

    @Test
    void aTaskThatIsBroughtForwardIsDueEarlier() {
        int id = says(ana, "comprar " + word + " dia 20/12/2027 às 10h").getInt("task_id");

        says(ana, "antecipa a tarefa " + id + " em 2 dias");

        String due = client.get("/tasks/" + id).jsonPath().getString("due_at");
        assertThat(Instant.parse(due).atZone(ZONE).toLocalDateTime()).isEqualTo("2027-12-18T10:00");
        assertThat(says(ana, "antecipa a tarefa " + id + " em 20 anos").getString("outcome")).isEqualTo("question");
    }

    @Test
    void aRecurringTaskIsPutOffOnceAndGoesOnAsBefore() {
        int id = says(ana, "pagar " + word + " todo dia 5 às 10h").getInt("task_id");

        JsonPath moved = says(ana, "adiar tarefa " + id + " 3 dias");

        assertThat(moved.getString("reply")).contains("continuam na tarefa");
        client.get("/tasks/" + id).then().body("recurrence", equalTo(null));
        Map<String, Object> next = client.get("/tasks?q=" + word).jsonPath()
                .<Map<String, Object>>getList("tasks").stream().filter(task -> !task.get("id").equals(id)).findFirst()
                .orElseThrow();
        assertThat(next.get("recurrence")).isEqualTo("FREQ=MONTHLY;BYMONTHDAY=5");
        assertThat(Instant.parse(next.get("due_at").toString()).atZone(ZONE).getDayOfMonth()).isEqualTo(5);

        says(ana, "desfaz");
        client.get("/tasks/" + id).then().body("recurrence", equalTo("FREQ=MONTHLY;BYMONTHDAY=5"));
        client.get("/tasks/" + next.get("id")).then().body("status", equalTo("cancelled"));
    }

    @Test
    void twoCommandsInOneSentenceAreBothDone() {
        int id = says(ana, "criar tarefa comprar " + word + " azul").getInt("task_id");

        JsonPath both = says(ana, "conclui a tarefa " + id + " e compra " + word + " verde");

        assertThat(both.getString("kind")).isEqualTo("several");
        client.get("/tasks/" + id).then().body("status", equalTo("completed"));
        client.get("/tasks?q=" + word + " verde").then().body("total", equalTo(1));
    }

    private void passElevenMinutes() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement age = connection.prepareStatement(
                        "update api.conversation set since = since - interval '11 minutes' where sender = ?")) {
            age.setString(1, "sender:" + ana);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }
    }

    private int events() {
        return client.get("/events").jsonPath().<Map<String, Object>>getList("events").stream()
                .filter(event -> event.get("title").toString().contains(word)).toList().size();
    }

    private JsonPath says(String sender, String text) {
        return says(sender, text, "web");
    }

    private JsonPath says(String sender, String text, String channel) {
        Map<String, Object> body = new HashMap<>(Map.of("message", text, "channel", channel));
        body.put("sender", sender);
        String id = client.post("/ingest", body).then().statusCode(202).extract().path("message_id");
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/messages/" + id).jsonPath(), m -> m.getString("interpreted_at") != null);
    }

    /** A message that this instance's consumer does not know of: another one reads it. */
    private UUID stored(String text) {
        Message message = Message.received(Channel.WEB, new IncomingMessage(text, Channel.WEB, ana, null, null), null,
                Instant.now());
        QuarkusTransaction.requiringNew().run(() -> messages.insert(message, null));
        return message.id();
    }

    private Callable<Void> delivery(UUID message) {
        return () -> {
            deliver(message);
            return null;
        };
    }

    private void deliver(UUID message) throws Exception {
        Event event = new Event(UUID.randomUUID(), "/sparkone/api", "message.received", "message/" + message,
                Instant.now(), "{\"id\": \"" + message + "\"}", null);
        QuarkusTransaction.requiringNew().call(() -> {
            reader.handle(event);
            return null;
        });
    }
}
