package io.sparkone.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppMessageTest {

    @Test
    void upsertOfEvolutionIsRead() throws Exception {
        WhatsAppMessage message = read("""
                {"event": "messages.upsert", "instance": "main", "data": {"key": {"id": "A1",
                 "remoteJid": "5511987654321@s.whatsapp.net", "fromMe": false},
                 "message": {"conversation": "olá"}, "messageTimestamp": 1795000000}}""").get(0);

        assertThat(message.externalId()).isEqualTo("main|5511987654321@s.whatsapp.net||A1");
        assertThat(message.from()).isEqualTo("5511987654321");
        assertThat(message.text()).isEqualTo("olá");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1795000000L));
        assertThat(message.own()).isFalse();
        assertThat(message.group()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"conversation\": \"x\"}", "{\"extendedTextMessage\": {\"text\": \"x\"}}",
            "{\"ephemeralMessage\": {\"message\": {\"conversation\": \"x\"}}}",
            "{\"ephemeralMessage\": {\"message\": {\"extendedTextMessage\": {\"text\": \"x\"}}}}"})
    void textIsFoundWhereWhatsAppPutsIt(String content) throws Exception {
        assertThat(read(upsert("1@s.whatsapp.net", content)).get(0).text()).isEqualTo("x");
    }

    @Test
    void hiddenNumberIsReadFromTheAlternative() throws Exception {
        String body = upsert("777@lid", "{\"conversation\": \"x\"}").replace("\"remoteJid\"",
                "\"remoteJidAlt\": \"5511987654321@s.whatsapp.net\", \"remoteJid\"");

        assertThat(read(body).get(0).from()).isEqualTo("5511987654321");
        assertThat(read(upsert("777@lid", "{}")).get(0).from()).isNull();
    }

    @Test
    void deviceOfTheWriterIsNoPartOfTheNumber() throws Exception {
        assertThat(read(upsert("5511987654321:12@s.whatsapp.net", "{}")).get(0).from()).isEqualTo("5511987654321");
    }

    @Test
    void groupsAndBroadcastsAreTold() throws Exception {
        assertThat(read(upsert("120363@g.us", "{}")).get(0).group()).isTrue();
        assertThat(read(upsert("status@broadcast", "{}")).get(0).group()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"event\": \"connection.update\", \"data\": {}}", "{\"event\": 5}",
            "{\"event\": \"messages.upsert\", \"data\": []}"})
    void otherEventsHoldNoMessage(String body) throws Exception {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"x\"", "{\"key\": 5, \"message\": []}",
            "{\"key\": {\"remoteJid\": {}}, \"messageTimestamp\": 99999999999999999999}"})
    void malformedDataIsNoError(String data) throws Exception {
        assertThat(read("{\"event\": \"messages.upsert\", \"data\": " + data + "}"))
                .allSatisfy(message -> assertThat(message.text()).isNull());
    }

    private static String upsert(String chat, String content) {
        return "{\"event\": \"MESSAGES_UPSERT\", \"instance\": \"main\", \"data\": {\"key\": {\"id\": \"A\", \"remoteJid\": \""
                + chat + "\"}, \"message\": " + content + "}}";
    }

    private static List<WhatsAppMessage> read(String body) throws JsonProcessingException {
        return WhatsAppMessage.read(new ObjectMapper().readTree(body));
    }
}
