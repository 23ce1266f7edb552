package io.sparkone.api.message;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;

@QuarkusTest
class MessageFlowTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Client client = Client.owner();
    private final String word = "x" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");

    @Test
    void messageBecomesATaskWithItsDueTimeAndAConfirmation() {
        JsonPath message = read(ingest("Criar tarefa pagar " + word + " amanhã às 17h", "web"));

        assertThat(message.getString("outcome")).isEqualTo("done");
        int id = message.getInt("task_id");
        String due = LocalDate.now(ZONE).plusDays(1).atTime(17, 0).atZone(ZONE).toInstant().toString();
        client.get("/tasks/" + id).then().statusCode(200).body("title", equalTo("pagar " + word))
                .body("due_at", equalTo(due)).body("channel", equalTo("web"));
        assertThat(Told.about("task/" + id)).extracting(Told::type).containsExactly("task.created");
        assertThat(notices(message)).singleElement().satisfies(notice -> {
            assertThat(notice.data().get("kind").asText()).isEqualTo("confirmation");
            assertThat(notice.data().get("to").isNull()).isTrue();
            assertThat(notice.data().get("text").asText()).startsWith("Tarefa " + id + ": pagar " + word)
                    .endsWith("17:00");
            assertThat(notice.data().get("language").asText()).isEqualTo("pt-BR");
        });
        assertThat(Told.about("message/" + message.getString("id"))).extracting(Told::type)
                .containsExactly("message.received", "message.interpreted");
    }

    @Test
    void messageBecomesAnEvent() {
        JsonPath message = read(ingest("reunião com " + word + " amanhã das 14h às 15h30", "web"));

        String start = LocalDate.now(ZONE).plusDays(1).atTime(14, 0).atZone(ZONE).toInstant().toString();
        client.get("/events/" + message.getInt("event_id")).then().statusCode(200)
                .body("title", containsString(word)).body("start_at", equalTo(start));
    }

    @Test
    void englishIsAnsweredInEnglish() {
        JsonPath message = read(ingest("remind me to call " + word + " tomorrow at 5pm", "rest"));

        assertThat(message.getString("language")).isEqualTo("en");
        assertThat(message.getString("reply")).startsWith("Task ");
    }

    @Test
    void taskIsCompletedPostponedAndCancelledByNumberAndByWords() {
        int first = read(ingest("criar tarefa comprar " + word, "web")).getInt("task_id");
        int second = read(ingest("criar tarefa ligar para " + word + "b amanhã às 9h", "web")).getInt("task_id");

        read(ingest("concluir tarefa " + first, "web"));
        client.get("/tasks/" + first).then().body("status", equalTo("completed"));
        read(ingest("adiar tarefa " + second + " para daqui a 3 dias às 10h", "web"));
        String moved = LocalDate.now(ZONE).plusDays(3).atTime(10, 0).atZone(ZONE).toInstant().toString();
        client.get("/tasks/" + second).then().body("due_at", equalTo(moved));
        assertThat(read(ingest("cancelar tarefa ligar para " + word + "b", "web")).getString("outcome"))
                .isEqualTo("done");
        client.get("/tasks/" + second).then().body("status", equalTo("cancelled"));
    }

    @Test
    void severalWishesInOneMessageAreAllCarriedOut() {
        JsonPath message = read(ingest("Comprar " + word + " amanhã. Ligar para " + word + " amanhã às 10h.", "web"));

        assertThat(message.getString("kind")).isEqualTo("several");
        assertThat(message.getString("reply").lines()).hasSize(2).allMatch(line -> line.startsWith("Tarefa "));
        client.get("/tasks?q=" + word).then().body("total", equalTo(2));
    }

    @Test
    void eventIsFoundByTheTimeThatTheWriterNames() {
        String day = LocalDate.now(ZONE).plusDays(40).format(DateTimeFormatter.ofPattern("dd/MM/uuuu"));
        int early = read(ingest("reunião " + word + " " + day + " às 9h", "web")).getInt("event_id");
        int late = read(ingest("reunião " + word + " " + day + " às 15h", "web")).getInt("event_id");

        JsonPath answer = read(ingest("desmarca a reunião " + word + " das 15h", "web"));

        assertThat(answer.getString("outcome")).as(answer.getString("reply")).isEqualTo("done");
        client.get("/events/" + late).then().body("status", equalTo("cancelled"));
        client.get("/events/" + early).then().body("status", equalTo("confirmed"));
    }

    @Test
    void wordsThatFitSeveralTasksAreAskedAbout() {
        read(ingest("criar tarefa comprar " + word + " azul", "web"));
        read(ingest("criar tarefa comprar " + word + " verde", "web"));

        JsonPath answer = read(ingest("concluir a tarefa comprar " + word, "web"));

        assertThat(answer.getString("outcome")).isEqualTo("question");
        assertThat(answer.getString("reply")).contains("azul", "verde");
    }

    @Test
    void unknownNumberIsNotFound() {
        JsonPath answer = read(ingest("concluir tarefa 987654321", "web"));

        assertThat(answer.getString("outcome")).isEqualTo("question");
        assertThat(answer.getString("reply")).contains("987654321");
    }

    @Test
    void whatIsNoWishMakesNothing() {
        JsonPath answer = read(ingest("bom dia", "web"));

        assertThat(answer.getString("outcome")).isEqualTo("not_understood");
        assertThat(answer.getString("task_id")).isNull();
        assertThat(notices(answer)).singleElement()
                .satisfies(notice -> assertThat(notice.data().get("kind").asText()).isEqualTo("reply"));
    }

    @Test
    void listsAndBriefAndHelpAreAnswered() {
        read(ingest("criar tarefa arrumar " + word + " hoje às 23h58", "web"));

        assertThat(read(ingest("quais tarefas tenho hoje?", "web")).getString("reply")).contains("Tarefas");
        assertThat(read(ingest("minha agenda da semana", "web")).getString("outcome")).isEqualTo("done");
        assertThat(read(ingest("resumo", "web")).getString("reply")).startsWith("Resumo de ");
        assertThat(read(ingest("ajuda", "web")).getString("outcome")).isEqualTo("done");
    }

    @Test
    void sameMessageIdIsTakenOnce() {
        String body = "{\"message\": \"criar tarefa " + word + "\", \"channel\": \"web\", \"message_id\": \"" + word
                + "\"}";
        String first = client.post("/ingest", body).then().statusCode(202).extract().path("message_id");
        String second = client.post("/ingest", body).then().statusCode(202).extract().path("message_id");

        assertThat(second).isEqualTo(first);
        read(first);
        client.get("/tasks?q=" + word).then().body("total", equalTo(1));
    }

    @Test
    void channelsTakeMessagesAsTheyAreOrAsPayload() {
        String raw = client.post("/channels/google_sheets", Map.of("message", "criar tarefa " + word)).then()
                .statusCode(202).body("channel", equalTo("google_sheets")).extract().path("message_id");
        client.post("/channels/web", Map.of("payload", Map.of("message", "bom dia", "sender", "Ana"))).then()
                .statusCode(202).body("channel", equalTo("web"));
        client.post("/channels/sheets", Map.of("message", "bom dia")).then().statusCode(404);
        client.post("/channels/web", Map.of("payload", Map.of("message", ""))).then().statusCode(400);
        client.post("/channels/web", Map.of("sender", "Ana")).then().statusCode(400);

        client.get("/tasks/" + read(raw).getInt("task_id")).then().body("channel", equalTo("google_sheets"));
    }

    @Test
    void badMessagesAreRefused() {
        client.post("/ingest", "{\"message\": \"  \", \"channel\": \"web\"}").then().statusCode(400);
        client.post("/ingest", "{\"message\": \"a\", \"channel\": \"pigeon\"}").then().statusCode(400);
        client.post("/ingest", "{\"message\": \"a\", \"timestamp\": \"noon\"}").then().statusCode(400);
        client.post("/ingest", Map.of("message", "a".repeat(6001))).then().statusCode(413)
                .body("type", equalTo("urn:sparkone:problem:too-large"));
        client.post("/ingest", Map.of("message", "a".repeat(6000))).then().statusCode(202);
        client.post("/ingest", Map.of("message", "😀".repeat(6000), "sender", "😀".repeat(64))).then().statusCode(202);
        client.post("/ingest", Map.of("message", "a", "sender", "😀".repeat(65))).then().statusCode(400);
        given().contentType("application/json").body("{\"message\": \"a\"}").post("/ingest").then().statusCode(401)
                .contentType("application/problem+json");
        Client.with("tasks:read").post("/ingest", "{\"message\": \"a\"}").then().statusCode(403)
                .contentType("application/problem+json");
    }

    private String ingest(String text, String channel) {
        return client.post("/ingest", Map.of("message", text, "channel", channel)).then().statusCode(202)
                .body("status", equalTo("accepted")).body("channel", equalTo(channel)).extract().path("message_id");
    }

    private JsonPath read(String id) {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> client.get("/messages/" + id).jsonPath(), m -> m.getString("interpreted_at") != null);
    }

    private static List<Told> notices(JsonPath message) {
        String key = "message/" + message.getString("id");
        return Told.ofType("notification.requested").stream().filter(t -> t.data().get("key").asText().equals(key))
                .toList();
    }
}
