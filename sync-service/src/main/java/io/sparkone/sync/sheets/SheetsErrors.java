package io.sparkone.sync.sheets;

import java.time.Duration;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

import io.sparkone.sync.link.RemoteException;

/** What Google's refusals mean; the one place that knows its status codes. */
class SheetsErrors implements ResponseExceptionMapper<RemoteException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RemoteException toThrowable(Response response) {
        int status = response.getStatus();
        JsonNode error = read(response).path("error");
        String message = "Google Sheets " + status + " " + error.path("status").asText("") + ": "
                + error.path("message").asText("no explanation");
        switch (status) {
            case 401 :
            case 403 :
            case 404 :
                // the spreadsheet itself: not shared with us, or gone
                return new RemoteException.Denied(message);
            case 409 :
            case 429 :
                return new RemoteException.Throttled(message, retryAfter(response));
            case 400 :
                return new RemoteException.Invalid(message);
            default :
                return new RemoteException.Unavailable(message, null);
        }
    }

    private static JsonNode read(Response response) {
        try {
            return JSON.readTree(response.readEntity(String.class));
        } catch (JsonProcessingException | RuntimeException e) {
            return JSON.createObjectNode();
        }
    }

    private static Duration retryAfter(Response response) {
        String value = response.getHeaderString("Retry-After");
        return value != null && value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
