package io.sparkone.api.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives errors of which the framework knows only the status a body that says what is wrong. */
class StatusMapper {

    private static final int FIRST = 1;

    private final HttpProblemMapper problems = new HttpProblemMapper();
    private final AllowedMethods methods;

    StatusMapper(AllowedMethods methods) {
        this.methods = methods;
    }

    // Quarkus REST wraps what a @JsonCreator refuses; the library's mapper of the same class would show no field
    @ServerExceptionMapper(priority = FIRST)
    Response map(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return problems.toResponse(InputFailureMapper.problem(json));
        }
        Response bare = failure.getResponse();
        if (bare.hasEntity() || bare.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return bare;
        }
        Response.ResponseBuilder answer = Response.fromResponse(
                problems.toResponse(Problems.bare(bare.getStatusInfo(), detail(bare.getStatus(), request))));
        if (bare.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.header(HttpHeaders.ALLOW, methods.at(request.getUriInfo().getPath()));
        }
        return answer.header(HttpHeaders.RETRY_AFTER, bare.getHeaderString(HttpHeaders.RETRY_AFTER)).build();
    }

    // before the library's, which says nothing of what is missing
    @ServerExceptionMapper(priority = FIRST)
    Response map(NotFoundException failure, UriInfo uri) {
        return problems.toResponse(Problems.notFound(uri.getPath()));
    }

    private static String detail(int status, ContainerRequestContext request) {
        return switch (status) {
            case 400 -> "A part of the address or a header cannot be read";
            case 405 -> request.getMethod() + " is not possible here";
            case 406 -> "What is given here has none of the types that Accept names";
            case 415 -> "A body of this Content-Type is not read here";
            default -> null;
        };
    }
}
