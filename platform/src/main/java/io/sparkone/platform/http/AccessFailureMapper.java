package io.sparkone.platform.http;

import java.lang.reflect.AnnotatedElement;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers those who may not. Stands before the mappers of quarkus-resteasy-problem 3.21, which read a field that Quarkus 3.34
 * no longer has (NoSuchFieldError: headerName), and so made every 401 a 500.
 */
class AccessFailureMapper {

    private static final int FIRST = 1;

    private final HttpProblemMapper problems = new HttpProblemMapper();

    @ServerExceptionMapper(priority = FIRST)
    Response map(UnauthorizedException failure) {
        return problems.toResponse(Problems.unauthorized("A credential is needed"));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response map(AuthenticationFailedException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HttpProblem problem) {
                return problems.toResponse(problem);
            }
        }
        return problems.toResponse(Problems.unauthorized("The credential does not hold"));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response map(ForbiddenException failure, ResourceInfo resource) {
        RolesAllowed scopes = Stream.<AnnotatedElement>of(resource.getResourceMethod(), resource.getResourceClass())
                .filter(Objects::nonNull).map(place -> place.getAnnotation(RolesAllowed.class)).filter(Objects::nonNull)
                .findFirst().orElse(null);
        return problems.toResponse(Problems.forbidden(scopes == null
                ? "The credential does not allow this"
                : "This needs the scope " + String.join(" or ", scopes.value())
                        + ", which the credential does not have"));
    }
}
