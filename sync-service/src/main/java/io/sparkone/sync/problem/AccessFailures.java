package io.sparkone.sync.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers those who may not. Comes before the mappers of quarkus-resteasy-problem 3.21, which read a field that Quarkus 3.34 no
 * longer has (NoSuchFieldError: headerName) and so turn every 401 into a 500.
 */
class AccessFailures {

    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    Response anonymous(UnauthorizedException failure) {
        return unauthorized("A bearer token is needed");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response badToken(AuthenticationFailedException failure) {
        return unauthorized("The bearer token is not, or no longer, valid");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notAllowed(ForbiddenException failure) {
        return Problems.problem(Response.Status.FORBIDDEN, "forbidden", "The token lacks the scope for this")
                .toResponse();
    }

    private static Response unauthorized(String detail) {
        return Response.fromResponse(
                Problems.problem(Response.Status.UNAUTHORIZED, "unauthorized", detail).toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
}
