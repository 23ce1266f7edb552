package io.sparkone.api.http;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers bodies that cannot be read with 400 and the place of the trouble, and gives bare HTTP errors a body. */
class InputFailureMapper {

    private static final int FIRST = 1;
    private static final int MAX_MESSAGE = 300;
    private static final String UNREADABLE = "has a value that cannot be read";

    private final HttpProblemMapper problems = new HttpProblemMapper();

    // before the mapper of quarkus-resteasy-problem for this class, which repeats the value and names classes
    @ServerExceptionMapper(priority = FIRST)
    Response map(InvalidFormatException failure) {
        return problems.toResponse(problem(failure));
    }

    @ServerExceptionMapper
    Response map(MismatchedInputException failure) {
        return problems.toResponse(problem(failure));
    }

    @ServerExceptionMapper
    Response map(JsonProcessingException failure) {
        return problems.toResponse(problem(failure));
    }

    // Quarkus REST wraps what a @JsonCreator refuses; the library's mapper of the same class would show no field
    @ServerExceptionMapper(priority = FIRST)
    Response map(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return problems.toResponse(problem(json));
        }
        Response bare = failure.getResponse();
        if (bare.hasEntity() || bare.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return bare;
        }
        Response.ResponseBuilder answer = Response
                .fromResponse(
                        problems.toResponse(Problems.bare(bare.getStatusInfo(), detail(bare.getStatus(), request))));
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
            answer.header(name, bare.getHeaderString(name));
        }
        return answer.build();
    }

    // before the library's, which says nothing of what is missing
    @ServerExceptionMapper(priority = FIRST)
    Response map(NotFoundException failure, UriInfo uri) {
        return problems.toResponse(Problems.notFound(uri.getPath()));
    }

    @ServerExceptionMapper
    Response map(BodyLimit.TooLongException failure) {
        return problems.toResponse(Problems.bodyTooLarge(failure.limit()));
    }

    // nothing but the request's body is read within a request: the client sent half of it, or chunks that are none
    @ServerExceptionMapper
    Response map(IOException failure) {
        return problems.toResponse(Problems.badRequest("The body could not be read to its end"));
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

    private static HttpProblem problem(JsonProcessingException failure) {
        String field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        return field.isEmpty()
                ? Problems.badRequest("The body is not the JSON that is expected here" + place(failure))
                : Problems.invalidField(field, "body", message(failure));
    }

    private static String place(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream().map(InputFailureMapper::name).collect(Collectors.joining("."));
    }

    private static String name(Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName();
    }

    /** The reason alone: Jackson's message also holds class names, and the value, which has no place in a log. */
    private static String message(JsonProcessingException failure) {
        if (failure.getCause() instanceof IllegalArgumentException reason) {
            return reason.getMessage();
        }
        String text = failure.getOriginalMessage();
        if (failure instanceof InvalidFormatException format) {
            String quoted = '"' + String.valueOf(format.getValue()) + "\": ";
            int value = text.indexOf(quoted);
            return value < 0 ? UNREADABLE : plain(text.substring(value + quoted.length()));
        }
        return plain(text);
    }

    private static String plain(String text) {
        if (text.contains("Exception") || text.contains("@JsonCreator")) {
            return UNREADABLE;
        }
        String reason = text.replaceAll("`[a-z]+(?:\\.\\w+)*?\\.?([\\w$]+)(?:<[^`]*>)?`", "$1");
        return reason.length() > MAX_MESSAGE ? reason.substring(0, MAX_MESSAGE) : reason;
    }
}
