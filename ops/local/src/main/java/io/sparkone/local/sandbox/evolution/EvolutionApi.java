package io.sparkone.local.sandbox.evolution;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.Request;
import io.sparkone.local.sandbox.http.Router;
import io.sparkone.local.sandbox.http.VendorError;

/** The endpoints of the Evolution API. */
final class EvolutionApi implements Area {
    private final EvolutionSandbox sandbox;
    private final String apiKey;
    private final Router router = new Router();

    EvolutionApi(EvolutionSandbox sandbox, String apiKey) {
        this.sandbox = sandbox;
        this.apiKey = apiKey;
        router.on("POST", "/message/sendText/{instance}", this::sendText);
        router.on("GET", "/instance/connectionState/{instance}", this::connectionState);
        router.on("GET", "/instance/fetchInstances", request -> Reply.json(Json.array().add(instance())));
        router.on("POST", "/webhook/set/{instance}", this::setWebhook);
        router.on("GET", "/webhook/find/{instance}", request -> Reply.json(webhook()));
        router.on("POST", "/chat/findMessages/{instance}", this::findMessages);
        router.on("POST", "/chat/findStatusMessage/{instance}", this::findStatus);
        router.on("POST", "/chat/whatsappNumbers/{instance}", this::numbers);
    }

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    public String prefix() {
        return "/evolution";
    }

    @Override
    public Reply trouble(int status) {
        return EvolutionError.trouble(status);
    }

    @Override
    public Reply handle(Request request) {
        try {
            if (request.header("apikey").filter(apiKey::equals).isEmpty()) {
                throw EvolutionError.unauthorized();
            }
            return router.route(request).orElseThrow(() -> EvolutionError.noRoute(request.method(), request.path()));
        } catch (VendorError e) {
            return e.reply();
        }
    }

    private Reply sendText(Request request) {
        known(request);
        JsonNode body = body(request);
        String number = required(body, "number");
        String text = required(body, "text");
        if (text.isEmpty()) {
            throw EvolutionError.schema("text does not meet minimum length of 1");
        }
        if (!sandbox.connected()) {
            throw EvolutionError.connectionClosed();
        }
        String jid = Jids.of(number);
        if (!sandbox.onWhatsApp(jid)) {
            throw EvolutionError.notOnWhatsApp(jid, number);
        }
        return Reply.json(201, EvolutionView.message(sandbox.send(jid, text), "web").put("status", "PENDING"));
    }

    private Reply connectionState(Request request) {
        known(request);
        ObjectNode json = Json.object();
        json.putObject("instance").put("instanceName", EvolutionSandbox.INSTANCE).put("state", sandbox.state());
        return Reply.json(json);
    }

    private ObjectNode instance() {
        return Json.object().put("id", EvolutionView.INSTANCE_ID).put("name", EvolutionSandbox.INSTANCE)
                .put("connectionStatus", sandbox.state()).put("ownerJid", EvolutionSandbox.OWNER + "@s.whatsapp.net")
                .put("profileName", "SparkOne").put("integration", "WHATSAPP-BAILEYS")
                .put("number", EvolutionSandbox.OWNER)
                .putNull("disconnectionReasonCode").putNull("disconnectionAt");
    }

    private Reply setWebhook(Request request) {
        known(request);
        JsonNode webhook = body(request).path("webhook");
        if (!webhook.isObject()) {
            throw EvolutionError.schema("instance requires property \"webhook\"");
        }
        if (!webhook.path("events").isArray()) {
            throw EvolutionError.eventsMissing();
        }
        Map<String, String> headers = new HashMap<>();
        webhook.path("headers").properties().forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        List<String> events = new ArrayList<>();
        webhook.get("events").forEach(event -> events.add(event.asText()));
        String url = required(webhook, "url");
        if (!url.matches("https?://[^\\s\"<>{}|^`]+")) {
            throw EvolutionError.invalidUrl();
        }
        sandbox.hook().set(new EvolutionWebhook.Target(URI.create(url), headers, events,
                webhook.path("byEvents").asBoolean(false), webhook.path("enabled").asBoolean(false)));
        return Reply.json(201, webhook());
    }

    private JsonNode webhook() {
        EvolutionWebhook.Target target = sandbox.hook().target();
        if (target == null) {
            return Json.object().nullNode();
        }
        ObjectNode json = Json.object().put("url", target.url().toString()).put("enabled", target.enabled())
                .put("webhookByEvents", target.byEvents()).put("webhookBase64", false)
                .put("instanceId", EvolutionView.INSTANCE_ID);
        json.set("headers", Json.tree(target.headers()));
        json.set("events", Json.tree(target.events()));
        return json;
    }

    private Reply findMessages(Request request) {
        known(request);
        JsonNode body = body(request);
        MessageQuery query = new MessageQuery(body.path("where"));
        List<ChatMessage> found = sandbox.chat().stream().filter(query).toList();
        ObjectNode json = Json.object();
        ObjectNode page = json.putObject("messages").put("total", found.size()).put("pages", 1).put("currentPage", 1);
        ArrayNode records = page.putArray("records");
        found.forEach(message -> records
                .add(EvolutionView.stored(message, sandbox.history().updates(message.id()))));
        return Reply.json(json);
    }

    private Reply findStatus(Request request) {
        known(request);
        ArrayNode rows = Json.array();
        sandbox.history().updates(body(request).path("where").path("id").asText())
                .forEach(update -> rows.addObject().put("keyId", update.messageId())
                        .put("remoteJid", update.remoteJid())
                        .put("fromMe", true).putNull("participant").put("status", update.status())
                        .put("messageId", "row-" + update.messageId()).put("instanceId", EvolutionView.INSTANCE_ID));
        return Reply.json(rows);
    }

    private Reply numbers(Request request) {
        known(request);
        ArrayNode found = Json.array();
        for (JsonNode number : body(request).path("numbers")) {
            String jid = Jids.of(number.asText());
            found.addObject().put("jid", jid).put("exists", sandbox.onWhatsApp(jid)).put("number", number.asText());
        }
        return Reply.json(found);
    }

    private static void known(Request request) {
        if (!request.parameter("instance").equals(EvolutionSandbox.INSTANCE)) {
            throw EvolutionError.noInstance(request.parameter("instance"));
        }
    }

    private static String required(JsonNode body, String name) {
        if (!body.path(name).isTextual()) {
            throw EvolutionError.schema("instance requires property \"" + name + "\"");
        }
        return body.get(name).asText();
    }

    private static JsonNode body(Request request) {
        try {
            return request.json();
        } catch (JsonProcessingException e) {
            throw EvolutionError.badJson();
        }
    }
}
