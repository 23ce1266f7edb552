package io.sparkone.api.http;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an {@code Accept} that cannot be read before anything is done. Quarkus REST reads it only when it writes the answer, and then
 * fails with 500.
 */
class AcceptCheck {

    private final HttpProblemMapper problems = new HttpProblemMapper();

    /** @return an answer only where the request is refused */
    @ServerRequestFilter(preMatching = true)
    Response check(ContainerRequestContext request) {
        for (String header : request.getHeaders().getOrDefault(HttpHeaders.ACCEPT, List.of())) {
            for (String type : header.split(",")) {
                if (!isMediaType(type.strip())) {
                    return problems.toResponse(Problems.invalidField(HttpHeaders.ACCEPT, "header",
                            "must be a list of media types"));
                }
            }
        }
        return null;
    }

    private static boolean isMediaType(String text) {
        try {
            return MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
