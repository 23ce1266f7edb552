package io.sparkone.sync.notion;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

import io.sparkone.sync.link.RemoteException;

/** What Notion's refusals mean; the one place that knows its status codes. */
class NotionErrors implements ResponseExceptionMapper<RemoteException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RemoteException toThrowable(Response response) {
        int status = response.getStatus();
        JsonNode error = read(response);
        String code = error.path("code").asText("");
        String message = "Notion " + status + (code.isEmpty() ? "" : " " + code) + ": "
                + error.path("message").asText("no explanation") + " (request "
                + error.path("request_id").asText("unknown") + ")";
        // a proxy at Notion's edge refuses with pages of HTML, which say nothing of our credentials or our request
        boolean fromNotion = !code.isEmpty();
        if (status == 401 || status == 403 && fromNotion) {
            return new RemoteException.Denied(message);
        }
        if (status == 429 || status == 529) {
            return new RemoteException.Throttled(message, retryAfter(response, Instant.now()));
        }
        if (status == 409 && !"row_limit_exceeded".equals(code)) {
            return new RemoteException.Throttled(message, null);
        }
        return status >= 500 || status < 400 || !fromNotion
                ? new RemoteException.Unavailable(message, null)
                : new RemoteException.Invalid(message);
    }

    private static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.readEntity(String.class));
        } catch (JsonProcessingException | RuntimeException e) {
            return JSON.createObjectNode();
        }
    }

    /** Seconds or a date; null if absent or malformed. */
    static Duration retryAfter(Response response, Instant now) {
        String value = response.getHeaderString("Retry-After");
        if (value == null) {
            return null;
        }
        try {
            return value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
