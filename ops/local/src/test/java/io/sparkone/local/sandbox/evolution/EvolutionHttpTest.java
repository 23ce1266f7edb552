package io.sparkone.local.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.http.JsonClient;
import io.sparkone.local.sandbox.http.JsonClient.Answer;

class EvolutionHttpTest {
    private Sandbox sandbox;
    private JsonClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        client = new JsonClient(sandbox.evolutionUrl(), "apikey", EvolutionSandbox.API_KEY);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aMessageIsTakenAsPendingAndLaterDelivered() throws Exception {
        Answer sent = client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'oi'}");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().path("status").asText()).isEqualTo("PENDING");
        assertThat(sent.body().at("/key/remoteJid").asText()).isEqualTo("5511999990000@s.whatsapp.net");
        assertThat(sent.body().at("/message/conversation").asText()).isEqualTo("oi");
        assertThat(sandbox.evolution().sentTo("5511999990000")).singleElement().extracting(ChatMessage::status)
                .isEqualTo("DELIVERY_ACK");
    }

    @Test
    void aMessageCanBeFoundByItsIdWithTheStatusesThatFollowed() throws Exception {
        sandbox.evolution().acks(Acks.SERVER);
        String id = client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'a'}").body()
                .at("/key/id").asText();
        client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'b'}");
        JsonNode found = client.post("/chat/findMessages/sparkone", "{'where':{'key':{'id':'" + id + "'}}}").body();
        assertThat(found.at("/messages/total").asInt()).isEqualTo(1);
        assertThat(found.at("/messages/records/0/MessageUpdate/0/status").asText()).isEqualTo("SERVER_ACK");
        JsonNode statuses = client.post("/chat/findStatusMessage/sparkone", "{'where':{'id':'" + id + "'}}").body();
        assertThat(statuses.findValuesAsText("status")).containsExactly("SERVER_ACK");
    }

    @Test
    void aNumberThatIsNotOnWhatsAppIsNamed() throws Exception {
        sandbox.evolution().exists("5511888880000", false);
        Answer refused = client.post("/message/sendText/sparkone", "{'number':'5511888880000','text':'oi'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/response/message/0/exists").toString()).isEqualTo("false");
        assertThat(refused.body().at("/response/message/0/number").asText()).isEqualTo("5511888880000");
        assertThat(sandbox.evolution().chat()).isEmpty();
    }

    @Test
    void theBodyOfVersionOneIsRefusedWithNestedArrays() throws Exception {
        Answer refused = client.post("/message/sendText/sparkone", "{'number':'55119','textMessage':{'text':'oi'}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/response/message/0/0").asText())
                .isEqualTo("instance requires property \"text\"");
    }

    @Test
    void nothingIsSentOverAClosedConnection() throws Exception {
        sandbox.evolution().state("close");
        assertThat(client.get("/instance/connectionState/sparkone").body().at("/instance/state").asText())
                .isEqualTo("close");
        Answer refused = client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'oi'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/response/message/0").asText()).contains("Connection Closed");
        assertThat(sandbox.evolution().chat()).isEmpty();
    }

    @Test
    void aWrongKeyIs401AndAnUnknownInstance404() throws Exception {
        assertThat(new JsonClient(sandbox.evolutionUrl(), "apikey", "x").get("/instance/fetchInstances").status())
                .isEqualTo(401);
        assertThat(client.get("/instance/connectionState/outra").status()).isEqualTo(404);
    }

    @Test
    void settingAWebhookWithoutEventsCrashesAsTheRealOneDoes() throws Exception {
        Answer crash = client.post("/webhook/set/sparkone", "{'webhook':{'enabled':true,'url':'http://127.0.0.1:1/'}}");
        assertThat(crash.status()).isEqualTo(500);
        Answer refused = client.post("/webhook/set/sparkone", "{'webhook':{'enabled':true,'url':'a b','events':[]}}");
        assertThat(refused.status()).isEqualTo(400);
    }

}
