package io.sparkone.local.sandbox.evolution;

import java.net.URI;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journals;

/** The stand-in of the Evolution API 2.3.7 with one instance, and of the telephones behind it. */
public final class EvolutionSandbox implements AutoCloseable {
    /** The key that is accepted unless the options name another. */
    public static final String API_KEY = "sandbox-evolution-key";
    /** The name of the only instance. */
    public static final String INSTANCE = "sparkone";
    /** The number of the instance itself. */
    public static final String OWNER = "5511900000000";

    private final Clock clock;
    private final Chat chat;
    private final EvolutionWebhook webhook;
    private final EvolutionApi api;
    private final Instance instance;
    private volatile Acks acks = Acks.DELIVERY;

    /** @param apiKey the only key that is accepted */
    public EvolutionSandbox(Clock clock, String apiKey, Journals journals) {
        this.clock = clock;
        this.chat = new Chat(journals.open("chat"));
        this.instance = new Instance(journals.open("instance"));
        this.webhook = new EvolutionWebhook(clock, INSTANCE, instance);
        this.api = new EvolutionApi(this, apiKey);
    }

    /** The HTTP side. */
    public Area area() {
        return api;
    }

    /** Every message, both ways, in order. */
    public List<ChatMessage> chat() {
        return chat.messages();
    }

    /** The messages that were sent to a number through the API. */
    public List<ChatMessage> sentTo(String number) {
        String jid = Jids.of(number);
        return chat().stream().filter(message -> message.fromMe() && message.remoteJid().equals(jid)).toList();
    }

    /** Somebody writes to the instance; answers the id of the message. */
    public String incoming(String from, String text) {
        return incoming(new Incoming(from, text, false, null, null, null));
    }

    /** Somebody writes, in any of the ways there are; answers the id of the message. */
    public String incoming(Incoming incoming) {
        String id = incoming.id() == null ? newId() : incoming.id();
        String writer = Jids.of(incoming.from());
        boolean group = incoming.group() != null;
        String name = incoming.name() == null ? "Visitante" : incoming.name();
        ChatMessage message = new ChatMessage(id, group ? incoming.group() : writer, group ? writer : null,
                incoming.fromMe(), name, incoming.text(), clock.instant(), incoming.fromMe() ? "SERVER_ACK" : null);
        chat.add(message);
        webhook.tell("messages.upsert", EvolutionView.message(message, "android").put("status", "DELIVERY_ACK"));
        return id;
    }

    /** What WhatsApp will say about the next messages; {@link Acks#DELIVERY} at first. */
    public void acks(Acks newAcks) {
        acks = newAcks;
    }

    /** WhatsApp says something about a message now. */
    public void ack(String messageId, String status) {
        chat.status(messageId, status).ifPresent(message -> webhook.tell("messages.update",
                Json.object().put("keyId", messageId).put("remoteJid", message.remoteJid())
                        .put("fromMe", message.fromMe()).put("status", status)
                        .put("instanceId", EvolutionView.INSTANCE_ID)));
    }

    /** Connects or disconnects the instance: {@code open}, {@code connecting} or {@code close}. */
    public void state(String newState) {
        instance.state(newState);
        webhook.tell("connection.update", Json.object().put("instance", INSTANCE).put("state", newState)
                .put("statusReason", newState.equals("open") ? 200 : 428));
    }

    /** A number is not, or is again, on WhatsApp. */
    public void exists(String number, boolean onWhatsApp) {
        instance.exists(Jids.of(number), onWhatsApp);
    }

    /** Points the webhook to an address, all events. */
    public void webhook(URI url, Map<String, String> headers) {
        webhook.set(new EvolutionWebhook.Target(url, Map.copyOf(headers), List.of(), false, true));
    }

    /** Forgets the chat and heals the connection; the webhook stays. */
    public void reset() {
        chat.clear();
        instance.heal();
        acks = Acks.DELIVERY;
    }

    /** The chat and the switches for the sandbox's own page. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("state", state()).put("acks", acks.name().toLowerCase(Locale.ROOT));
        json.putArray("messages");
        for (ChatMessage message : chat()) {
            json.withArray("messages").addObject().put("id", message.id()).put("number", message.number())
                    .put("from_me", message.fromMe()).put("name", message.pushName()).put("text", message.text())
                    .put("at", message.at().toString()).put("status", message.status());
        }
        return json;
    }

    @Override
    public void close() {
        webhook.close();
    }

    ChatMessage send(String jid, String text) {
        ChatMessage message = new ChatMessage(newId(), jid, null, true, "SparkOne", text, clock.instant(), "PENDING");
        chat.add(message);
        webhook.tell("send.message", EvolutionView.message(message, "web").put("status", "PENDING"));
        acks.statuses().forEach(status -> ack(message.id(), status));
        return message;
    }

    boolean connected() {
        return state().equals(Instance.OPEN);
    }

    String state() {
        return instance.state();
    }

    boolean onWhatsApp(String jid) {
        return instance.knows(jid);
    }

    Chat history() {
        return chat;
    }

    EvolutionWebhook hook() {
        return webhook;
    }

    Optional<ChatMessage> find(String id) {
        return chat().stream().filter(message -> message.id().equals(id)).findFirst();
    }

    private static String newId() {
        byte[] random = new byte[9];
        ThreadLocalRandom.current().nextBytes(random);
        return "3EB0" + HexFormat.of().withUpperCase().formatHex(random);
    }
}
