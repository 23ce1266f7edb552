package io.sparkone.api.http;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
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
            if (!isReadable(header)) {
                return problems.toResponse(
                        Problems.invalidField(HttpHeaders.ACCEPT, "header", "must be a list of media types"));
            }
        }
        return null;
    }

    /** As it will be read. */
    private static boolean isReadable(String header) {
        try {
            return MediaTypeHelper.parseHeader(header) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
