package io.sparkone.api.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The answer to an earlier request.
 *
 * @param etag as in the header, with quotes, or null
 * @param location absolute, or null
 * @param body JSON, or null
 */
record KeptAnswer(int status, String etag, String location, String body) {

    static KeptAnswer of(Response response, String body) {
        return new KeptAnswer(response.getStatus(), response.getHeaderString("ETag"),
                response.getLocation() == null ? null : response.getLocation().toString(), body);
    }

    Response response() {
        Response.ResponseBuilder builder = Response.status(status).header("Idempotent-Replayed", "true");
        if (etag != null) {
            builder.header("ETag", etag);
        }
        if (location != null) {
            builder.header("Location", location);
        }
        if (body != null) {
            builder.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return builder.build();
    }
}
