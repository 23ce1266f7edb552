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
        assertThat(message.content().text()).isEqualTo("olá");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1795000000L));
        assertThat(message.own()).isFalse();
        assertThat(message.group()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"conversation\": \"x\"}", "{\"extendedTextMessage\": {\"text\": \"x\"}}",
            "{\"ephemeralMessage\": {\"message\": {\"conversation\": \"x\"}}}",
            "{\"ephemeralMessage\": {\"message\": {\"extendedTextMessage\": {\"text\": \"x\"}}}}",
            "{\"buttonsResponseMessage\": {\"selectedButtonId\": \"1\", \"selectedDisplayText\": \"x\"}}",
            "{\"templateButtonReplyMessage\": {\"selectedDisplayText\": \"x\"}}",
            "{\"listResponseMessage\": {\"title\": \"x\", \"singleSelectReply\": {\"selectedRowId\": \"1\"}}}",
            "{\"senderKeyDistributionMessage\": {}, \"messageContextInfo\": {}, \"conversation\": \"x\"}"})
    void textIsFoundWhereWhatsAppPutsIt(String content) throws Exception {
        assertThat(read(upsert("1@s.whatsapp.net", content)).get(0).content().text()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"messageContextInfo\": {}}", "{\"conversation\": \" \"}",
            "{\"reactionMessage\": {\"key\": {\"id\": \"A\"}, \"text\": \"👍\"}, \"messageContextInfo\": {}}",
            "{\"protocolMessage\": {\"type\": \"REVOKE\"}}", "{\"pollUpdateMessage\": {}, \"imageMessage\": null}"})
    void whatSaysNothingByItselfIsTold(String content) throws Exception {
        assertThat(read(upsert("1@s.whatsapp.net", content)).get(0).content())
                .isEqualTo(new WhatsAppContent(null, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"editedMessage\": {\"message\": {\"protocolMessage\": {}}}}",
            "{\"protocolMessage\": {\"type\": \"MESSAGE_EDIT\", \"editedMessage\": {\"conversation\": \"x\"}}}"})
    void editOfAMessageIsTold(String content) throws Exception {
        assertThat(read(upsert("1@s.whatsapp.net", content)).get(0).content())
                .isEqualTo(new WhatsAppContent(null, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"audioMessage\": {}}", "{\"imageMessage\": {\"caption\": \"x\"}}",
            "{\"viewOnceMessage\": {\"message\": {}}, \"messageContextInfo\": {}}", "{\"stickerMessage\": {}}"})
    void whatIsNoTextIsNeither(String content) throws Exception {
        assertThat(read(upsert("1@s.whatsapp.net", content)).get(0).content())
                .isEqualTo(new WhatsAppContent(null, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795000000", "\"1795000000\"", "1795000000000",
            "{\"low\": 1795000000, \"high\": 0, \"unsigned\": true}", "\"2026-11-18T08:06:40-03:00\""})
    void timeIsReadInEachOfItsForms(String time) throws Exception {
        String body = "{\"from\": \"5511987654321\", \"message\": \"x\", \"timestamp\": " + time + "}";

        assertThat(read(body).get(0).sentAt()).isEqualTo(Instant.ofEpochSecond(1795000000L));
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
                .allSatisfy(message -> assertThat(message.content().text()).isNull());
    }

    private static String upsert(String chat, String content) {
        return "{\"event\": \"MESSAGES_UPSERT\", \"instance\": \"main\", \"data\": {\"key\": {\"id\": \"A\", \"remoteJid\": \""
                + chat + "\"}, \"message\": " + content + "}}";
    }

    private static List<WhatsAppMessage> read(String body) throws JsonProcessingException {
        return WhatsAppMessage.read(new ObjectMapper().readTree(body));
    }
}
