package io.sparkone.local.sandbox.sheets;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.VendorError;

/** A refusal in the shape of Google's APIs. */
final class GoogleError extends VendorError {
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> STATUSES = Map.of(400, "INVALID_ARGUMENT", 401, "UNAUTHENTICATED", 403,
            "PERMISSION_DENIED", 404, "NOT_FOUND", 409, "ABORTED", 429, "RESOURCE_EXHAUSTED", 500, "INTERNAL", 503,
            "UNAVAILABLE", 504, "DEADLINE_EXCEEDED");
    private static final Map<Integer, String> MESSAGES = Map.of(403, "The caller does not have permission", 404,
            "Requested entity was not found.", 429,
            "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service"
                    + " 'sheets.googleapis.com'.",
            500, "Internal error encountered.", 503, "The service is currently unavailable.");

    private final int status;

    private GoogleError(int status, String message) {
        super(message);
        this.status = status;
    }

    static GoogleError invalid(String message) {
        return new GoogleError(400, message);
    }

    static GoogleError badRange(String range) {
        return invalid("Unable to parse range: " + range);
    }

    static GoogleError notFound() {
        return new GoogleError(404, MESSAGES.get(404));
    }

    static GoogleError unauthenticated() {
        return new GoogleError(401, "Request had invalid authentication credentials. Expected OAuth 2 access token,"
                + " login cookie or other valid authentication credential.");
    }

    static Reply trouble(int status) {
        return new GoogleError(status, MESSAGES.getOrDefault(status, "Request failed.")).reply();
    }

    @Override
    public Reply reply() {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", getMessage()).put("status",
                STATUSES.getOrDefault(status, "UNKNOWN"));
        return Reply.json(status, body);
    }
}
