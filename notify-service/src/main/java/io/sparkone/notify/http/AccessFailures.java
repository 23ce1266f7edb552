package io.sparkone.notify.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers those who may not. Stands before the mappers of quarkus-resteasy-problem 3.21, which read a field that Quarkus 3.34 no
 * longer has (NoSuchFieldError: headerName), and make every 401 a 500.
 */
class AccessFailures {

    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    Response withoutToken(UnauthorizedException failure) {
        return unauthorized("A bearer token is needed");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response withBadToken(AuthenticationFailedException failure) {
        return unauthorized("The bearer token is not, or no longer, valid");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response withoutScope(ForbiddenException failure) {
        return Problem.of("forbidden", Status.FORBIDDEN, "The token does not have the scope for this").toResponse();
    }

    private static Response unauthorized(String title) {
        HttpProblem problem = Problem.of("unauthorized", Status.UNAUTHORIZED, title);
        return Response.fromResponse(problem.toResponse()).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}
