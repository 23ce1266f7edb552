package io.sparkone.local.sandbox.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.Sandbox;
import io.sparkone.local.sandbox.http.Receiver;

class NotionWebhookTest {

    @Test
    void aSubscriberIsToldOfEachChangeByASignedEvent() throws Exception {
        try (Sandbox sandbox = Sandbox.start(); Receiver receiver = new Receiver()) {
            sandbox.notion().subscribe(receiver.url(), "token");
            String id = sandbox.notion().create(Map.of("Name", "x"));
            sandbox.notion().edit(id, Map.of("Status", "Done"));
            sandbox.notion().trash(id);
            sandbox.notion().restore(id);
            assertThat(receiver.next().json().path("type").asText()).isEqualTo("page.created");
            Receiver.Call updated = receiver.next();
            assertThat(updated.json().path("type").asText()).isEqualTo("page.properties_updated");
            assertThat(updated.json().at("/data/updated_properties/0").asText()).isEqualTo("st%3DA");
            assertThat(updated.json().at("/entity/id").asText()).isEqualTo(id);
            assertThat(updated.json().at("/authors/0/type").asText()).isEqualTo("person");
            assertThat(updated.headers().get("x-notion-signature"))
                    .isEqualTo(NotionSubscription.signature(updated.body(), "token"));
            assertThat(receiver.next().json().path("type").asText()).isEqualTo("page.deleted");
            assertThat(receiver.next().json().path("type").asText()).isEqualTo("page.undeleted");
        }
    }

    @Test
    void anEditThatChangesNothingIsNotAnEvent() throws Exception {
        try (Sandbox sandbox = Sandbox.start(); Receiver receiver = new Receiver()) {
            String id = sandbox.notion().create(Map.of("Name", "x"));
            sandbox.notion().subscribe(receiver.url(), "token");
            sandbox.notion().edit(id, Map.of("Name", "x"));
            assertThat(receiver.silent()).isTrue();
        }
    }

    @Test
    void theHandshakeTellsTheTokenFirst() throws Exception {
        try (Sandbox sandbox = Sandbox.start(); Receiver receiver = new Receiver()) {
            String token = sandbox.notion().subscribe(receiver.url());
            Receiver.Call handshake = receiver.next();
            assertThat(handshake.json().path("verification_token").asText()).isEqualTo(token).startsWith("secret_");
            assertThat(handshake.headers()).doesNotContainKey("x-notion-signature");
        }
    }

    @Test
    void theSignatureIsTheHmacThatNotionDocuments() {
        // echo -n '{}' | openssl dgst -sha256 -hmac key
        assertThat(NotionSubscription.signature("{}".getBytes(StandardCharsets.UTF_8), "key"))
                .isEqualTo("sha256=a777724d943eb48dc69bca8a4a6d57a04db3f9ec7e1de4e581e860265bdf3032");
    }
}
