package io.sparkone.local.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.http.JsonClient;
import io.sparkone.local.sandbox.http.Receiver;

class EvolutionWebhookTest {
    private Sandbox sandbox;
    private Receiver receiver;
    private JsonClient client;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start();
        receiver = new Receiver();
        client = new JsonClient(sandbox.evolutionUrl(), "apikey", EvolutionSandbox.API_KEY);
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void somebodyWritesAndTheSubscriberHearsOfItWithItsHeaders() throws Exception {
        sandbox.evolution().webhook(receiver.url(), Map.of("x-webhook-secret", "s3cret"));
        String id = sandbox.evolution().incoming("5511999990000", "Criar tarefa");
        Receiver.Call call = receiver.next();
        assertThat(call.headers()).containsEntry("x-webhook-secret", "s3cret");
        assertThat(call.json().path("event").asText()).isEqualTo("messages.upsert");
        assertThat(call.json().path("instance").asText()).isEqualTo("sparkone");
        assertThat(call.json().at("/data/key/id").asText()).isEqualTo(id);
        assertThat(call.json().at("/data/key/fromMe").asBoolean(true)).isFalse();
        assertThat(call.json().at("/data/message/conversation").asText()).isEqualTo("Criar tarefa");
    }

    @Test
    void aSentMessageIsFollowedByItsAcks() throws Exception {
        sandbox.evolution().webhook(receiver.url(), Map.of());
        String id = client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'oi'}").body()
                .at("/key/id").asText();
        assertThat(receiver.next().json().path("event").asText()).isEqualTo("send.message");
        for (String status : List.of("SERVER_ACK", "DELIVERY_ACK")) {
            Receiver.Call update = receiver.next();
            assertThat(update.json().path("event").asText()).isEqualTo("messages.update");
            assertThat(update.json().at("/data/keyId").asText()).isEqualTo(id);
            assertThat(update.json().at("/data/status").asText()).isEqualTo(status);
        }
    }

    @Test
    void acksCanBeWithheld() throws Exception {
        sandbox.evolution().webhook(receiver.url(), Map.of());
        sandbox.evolution().acks(Acks.NONE);
        client.post("/message/sendText/sparkone", "{'number':'5511999990000','text':'oi'}");
        assertThat(receiver.next().json().path("event").asText()).isEqualTo("send.message");
        assertThat(receiver.silent()).isTrue();
    }

    @Test
    void aWebhookSetOverTheApiNarrowsEventsAndSignsWithItsKey() throws Exception {
        assertThat(client.post("/webhook/set/sparkone",
                "{'webhook':{'enabled':true,'url':'" + receiver.url()
                        + "','byEvents':true,'headers':{'jwt_key':'k'},'events':['CONNECTION_UPDATE']}}")
                .status()).isEqualTo(201);
        sandbox.evolution().incoming("5511999990000", "não interessa");
        sandbox.evolution().state("close");
        Receiver.Call call = receiver.next();
        assertThat(call.path()).isEqualTo("/hook/connection-update");
        assertThat(call.json().at("/data/state").asText()).isEqualTo("close");
        assertThat(call.headers()).doesNotContainKey("jwt_key");
        String claims = call.headers().get("authorization").replaceFirst("^Bearer [^.]+\\.", "").replaceFirst("\\..*",
                "");
        assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .contains("\"app\":\"evolution\"");
    }

    @Test
    void aGroupMessageNamesTheGroupAndTheWriter() throws Exception {
        sandbox.evolution().webhook(receiver.url(), Map.of());
        sandbox.evolution().incoming(new Incoming("5511999990000", "oi", false, "12036@g.us", "ABC", "Ana"));
        Receiver.Call call = receiver.next();
        assertThat(call.json().at("/data/key/remoteJid").asText()).isEqualTo("12036@g.us");
        assertThat(call.json().at("/data/key/participant").asText()).isEqualTo("5511999990000@s.whatsapp.net");
        assertThat(call.json().at("/data/key/id").asText()).isEqualTo("ABC");
    }
}
