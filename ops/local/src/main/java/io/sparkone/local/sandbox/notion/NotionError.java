package io.sparkone.local.sandbox.notion;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.VendorError;

/** A refusal as Notion words it. */
final class NotionError extends VendorError {
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> TROUBLES = Map.of(400, "validation_error", 401, "unauthorized", 403,
            "restricted_resource", 404, "object_not_found", 409, "conflict_error", 429, "rate_limited", 500,
            "internal_server_error", 503, "service_unavailable", 504, "gateway_timeout", 529, "service_overload");
    private static final Map<Integer, String> MESSAGES = Map.of(401, "API token is invalid.", 409,
            "Conflict occurred while saving. Please try again.", 429,
            "You have been rate limited. Please try again in a few minutes.", 500, "Unexpected error occurred.", 503,
            "Notion is unavailable, please try again later.", 529, "Notion is overloaded, please try again later.");

    private final int status;
    private final String code;

    private NotionError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static NotionError validation(String message) {
        return new NotionError(400, "validation_error", message);
    }

    /** A field of the body that is not what it should be. */
    static NotionError body(String path, String expectation, JsonNode actual) {
        String found = actual == null || actual.isMissingNode() ? "undefined" : actual.toString();
        return validation("body failed validation: body." + path + " should be " + expectation + ", instead was `"
                + found + "`.");
    }

    static NotionError notFound(String kind, String id) {
        return new NotionError(404, "object_not_found", "Could not find " + kind + " with ID: " + id
                + ". Make sure the relevant pages and databases are shared with your integration \"SparkOne\".");
    }

    static NotionError invalidJson() {
        return new NotionError(400, "invalid_json", "Error parsing JSON body.");
    }

    static NotionError invalidUrl() {
        return new NotionError(400, "invalid_request_url", "Invalid request URL.");
    }

    static NotionError unauthorized() {
        return new NotionError(401, "unauthorized", MESSAGES.get(401));
    }

    static NotionError missingVersion() {
        return new NotionError(400, "missing_version", "Notion-Version header failed validation: Notion-Version header"
                + " should be defined, instead was `undefined`.");
    }

    static NotionError invalidVersion(String found) {
        return validation("Notion-Version header failed validation: Notion-Version header should be `\"2025-09-03\"`"
                + " or `\"2026-03-11\"`, instead was `\"" + found + "\"`.");
    }

    static NotionError rowLimit() {
        return new NotionError(409, "row_limit_exceeded", "The data source holds as many rows as it can.");
    }

    /** What Notion says when it is in trouble; 502 comes as HTML from the network edge, without a request id. */
    static Reply trouble(int status) {
        if (status == 502) {
            return Reply.text(502, "text/html", "<html><head><title>502 Bad Gateway</title></head></html>")
                    .withHeader("cf-ray", "0000000000000000-GRU");
        }
        String message = MESSAGES.getOrDefault(status, "Something went wrong.");
        return new NotionError(status, TROUBLES.getOrDefault(status, "internal_server_error"), message).reply();
    }

    @Override
    public Reply reply() {
        String requestId = UUID.randomUUID().toString();
        ObjectNode body = Json.object().put("object", "error").put("status", status).put("code", code)
                .put("message", getMessage()).put("request_id", requestId);
        if (status == 429) {
            body.putObject("additional_data").put("rate_limit_reason", "public_api_request_rate_limit");
        }
        Reply reply = Reply.json(status, body).withHeader("x-notion-request-id", requestId);
        return status == 429 ? reply.withHeader("retry-after", "1") : reply;
    }
}
