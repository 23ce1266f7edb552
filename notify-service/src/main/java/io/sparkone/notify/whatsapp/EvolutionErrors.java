package io.sparkone.notify.whatsapp;

import java.time.Duration;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads Evolution's errors, whose {@code message} may be a string, an array, or arrays in an array. */
class EvolutionErrors implements ResponseExceptionMapper<EvolutionException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public EvolutionException toThrowable(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return read(response.getStatus(), body, response.getHeaderString("Retry-After"));
    }

    static EvolutionException read(int status, String body, String retryAfter) {
        Duration pause = retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
        try {
            JsonNode json = JSON.readTree(body);
            boolean notOnWhatsApp = json.findValues("exists").stream().anyMatch(v -> v.isBoolean() && !v.asBoolean());
            return new EvolutionException(status, json.toString(), notOnWhatsApp, pause);
        } catch (JsonProcessingException e) {
            return new EvolutionException(status, body, false, pause);
        }
    }
}
