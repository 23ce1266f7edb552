package io.sparkone.local.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.evolution.Acks;
import io.sparkone.local.sandbox.evolution.Incoming;
import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.Request;
import io.sparkone.local.sandbox.http.Router;
import io.sparkone.local.sandbox.http.VendorError;

/** What the sandbox's page, a script or a test in another process tells the sandbox. */
final class ControlArea implements Area {
    private final Sandbox sandbox;
    private final Router router = new Router();

    ControlArea(Sandbox sandbox) {
        this.sandbox = sandbox;
        router.on("GET", "/state", request -> Reply.json(sandbox.state()));
        router.on("POST", "/reset", request -> done(sandbox::reset));
        router.on("GET", "/faults", request -> Reply.json(sandbox.faults().toJson()));
        router.on("POST", "/faults", request -> done(() -> sandbox.fail(Fault.of(body(request)))));
        router.on("DELETE", "/faults", request -> done(sandbox::heal));
        router.on("DELETE", "/faults/{target}",
                request -> done(() -> sandbox.faults().clear(request.parameter("target"))));
        router.on("POST", "/notion/pages", request -> created(sandbox.notion().create(values(body(request)))));
        router.on("POST", "/notion/pages/{id}", this::editPage);
        router.on("POST", "/notion/subscription", this::subscribe);
        router.on("POST", "/notion/schema", request -> done(() -> sandbox.notion().changeSchema(body(request))));
        router.on("POST", "/sheets/{sheet}/rows", this::appendRow);
        router.on("POST", "/sheets/{sheet}/cells", this::typeCell);
        router.on("DELETE", "/sheets/{sheet}/rows/{row}", request -> done(() -> sandbox.sheets()
                .deleteRow(request.parameter("sheet"), Integer.parseInt(request.parameter("row")))));
        router.on("POST", "/evolution/incoming", this::incoming);
        router.on("POST", "/evolution/settings", this::settings);
    }

    @Override
    public String name() {
        return "control";
    }

    @Override
    public String prefix() {
        return "/control";
    }

    @Override
    public Reply trouble(int status) {
        return refused(status, "the sandbox failed, see its log");
    }

    @Override
    public Reply handle(Request request) {
        try {
            return router.route(request).orElseGet(() -> refused(404, "not found"));
        } catch (VendorError e) {
            return e.reply();
        } catch (IllegalArgumentException e) {
            return refused(400, e.getMessage());
        }
    }

    private Reply editPage(Request request) {
        JsonNode body = body(request);
        String id = request.parameter("id");
        if (body.path("in_trash").isBoolean()) {
            return done(body.get("in_trash").asBoolean()
                    ? () -> sandbox.notion().trash(id)
                    : () -> sandbox.notion().restore(id));
        }
        return done(() -> sandbox.notion().edit(id, values(body)));
    }

    private Reply subscribe(Request request) {
        String token = sandbox.notion().subscribe(URI.create(body(request).path("url").asText()));
        return Reply.json(201, Json.object().put("verification_token", token));
    }

    private Reply appendRow(Request request) {
        JsonNode body = body(request);
        JsonNode cells = body.isArray() ? body : body.path("values");
        List<Object> row = new ArrayList<>();
        cells.forEach(cell -> row.add(cell));
        return done(() -> sandbox.sheets().append(request.parameter("sheet"), row.toArray()));
    }

    private Reply typeCell(Request request) {
        JsonNode body = body(request);
        String cell = "'" + request.parameter("sheet") + "'!" + body.path("cell").asText();
        return done(() -> sandbox.sheets().type(cell, body.path("value")));
    }

    private Reply incoming(Request request) {
        JsonNode body = body(request);
        if (!body.path("from").isTextual() || !body.path("text").isTextual()) {
            throw new IllegalArgumentException("from and text must be given");
        }
        String id = sandbox.evolution().incoming(new Incoming(body.get("from").asText(), body.get("text").asText(),
                body.path("fromMe").asBoolean(false), body.path("group").asText(null), body.path("id").asText(null),
                body.path("name").asText(null)));
        return created(id);
    }

    /** {@code acks}: none, server, delivery or error; {@code state}: open, connecting or close; {@code number} and
     * {@code exists}. */
    private Reply settings(Request request) {
        JsonNode body = body(request);
        if (body.hasNonNull("acks")) {
            sandbox.evolution().acks(Acks.valueOf(body.get("acks").asText().toUpperCase(Locale.ROOT)));
        }
        if (body.hasNonNull("state")) {
            sandbox.evolution().state(body.get("state").asText());
        }
        if (body.hasNonNull("number")) {
            sandbox.evolution().exists(body.get("number").asText(), body.path("exists").asBoolean(true));
        }
        return done(() -> {});
    }

    private static Map<String, Object> values(JsonNode body) {
        JsonNode properties = body.has("properties") ? body.get("properties") : body;
        Map<String, Object> values = new LinkedHashMap<>();
        properties.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private static JsonNode body(Request request) {
        try {
            return request.json();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    private static Reply done(Runnable action) {
        action.run();
        return Reply.json(Json.object().put("ok", true));
    }

    private static Reply created(String id) {
        return Reply.json(201, Json.object().put("id", id));
    }

    private static Reply refused(int status, String message) {
        return Reply.json(status, Json.object().put("error", message));
    }
}
