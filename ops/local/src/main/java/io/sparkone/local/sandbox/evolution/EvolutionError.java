package io.sparkone.local.sandbox.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.VendorError;

/** A refusal in Evolution's words; its {@code message} is a string, an array or an array in an array. */
final class EvolutionError extends VendorError {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode message;

    private EvolutionError(int status, JsonNode message) {
        super(message.toString());
        this.status = status;
        this.message = message;
    }

    static EvolutionError unauthorized() {
        return new EvolutionError(401, Json.tree("Unauthorized"));
    }

    static EvolutionError noInstance(String instance) {
        return new EvolutionError(404, Json.array().add("The \"" + instance + "\" instance does not exist"));
    }

    static EvolutionError noRoute(String method, String path) {
        return new EvolutionError(404, Json.array().add("Cannot " + method + " " + path));
    }

    /** A body that its schema refuses. */
    static EvolutionError schema(String complaint) {
        return new EvolutionError(400, Json.array().add(Json.array().add(complaint)));
    }

    static EvolutionError invalidUrl() {
        return new EvolutionError(400, Json.array().add("Invalid \"url\" property"));
    }

    static EvolutionError badJson() {
        return new EvolutionError(400, Json.array().add("Unexpected token in JSON"));
    }

    static EvolutionError notOnWhatsApp(String jid, String number) {
        return new EvolutionError(400,
                Json.array().add(Json.object().put("jid", jid).put("exists", false).put("number", number)));
    }

    static EvolutionError connectionClosed() {
        return new EvolutionError(400, Json.array().add("Error: Connection Closed"));
    }

    /** Evolution 2.3.7 reads the length of the list without looking whether there is one. */
    static EvolutionError eventsMissing() {
        return new EvolutionError(500,
                Json.array().add("TypeError: Cannot read properties of undefined (reading 'length')"));
    }

    static Reply trouble(int status) {
        return new EvolutionError(status, status == 400
                ? Json.array().add("Error: Connection Closed")
                : status == 401 ? Json.tree("Unauthorized") : Json.array().add("Internal server error")).reply();
    }

    @Override
    public Reply reply() {
        ObjectNode body = Json.object().put("status", status).put("error", reason());
        body.putObject("response").set("message", message);
        return Reply.json(status, body);
    }

    private String reason() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
