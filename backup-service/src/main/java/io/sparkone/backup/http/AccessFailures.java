package io.sparkone.backup.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as problems. The mapper of resteasy-problem 3.21 breaks on the challenge of this Quarkus: NoSuchFieldError. */
class AccessFailures {

    @ServerExceptionMapper(priority = 1)
    Response map(UnauthorizedException failure) {
        HttpProblem problem = Problems.refused("unauthorized", Status.UNAUTHORIZED,
                "A bearer token of the API is needed");
        return Response.fromResponse(problem.toResponse()).header("WWW-Authenticate", "Bearer").build();
    }

    @ServerExceptionMapper(priority = 1)
    Response map(AuthenticationFailedException failure) {
        HttpProblem problem = Problems.refused("unauthorized", Status.UNAUTHORIZED,
                "The token is not, or no longer, valid");
        return Response.fromResponse(problem.toResponse()).header("WWW-Authenticate", "Bearer").build();
    }

    @ServerExceptionMapper(priority = 1)
    Response map(ForbiddenException failure) {
        return Problems.refused("forbidden", Status.FORBIDDEN, "The token does not have the scope for this")
                .toResponse();
    }
}
