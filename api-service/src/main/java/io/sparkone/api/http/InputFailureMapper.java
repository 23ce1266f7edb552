package io.sparkone.api.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers bodies that cannot be read with the place of the trouble. */
class InputFailureMapper {

    private static final int FIRST = 1;
    private static final int MAX_MESSAGE = 300;
    private static final String UNREADABLE = "has a value that cannot be read";
    /** What is expected, as clients write it. */
    private static final Map<Class<?>, String> EXPECTED = Map.of(String.class, "must be a text", Boolean.class,
            "must be true or false", Integer.class, "must be a whole number", Instant.class,
            "must be a text: an RFC 3339 time with offset, e.g. 2026-11-20T17:00:00-03:00", LocalTime.class,
            "must be a time of day, e.g. \"07:30\"", Duration.class, "must be a duration, e.g. P30D or PT12H");

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

    // nothing but the request's body is read within a request: the client sent half of it, or chunks that are none
    @ServerExceptionMapper
    Response map(IOException failure) {
        return problems.toResponse(Problems.badRequest("The body could not be read to its end"));
    }

    static HttpProblem problem(JsonProcessingException failure) {
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
        if (failure instanceof InvalidNullException) {
            return "must not be null";
        } else if (failure instanceof InvalidFormatException format) {
            String quoted = '"' + String.valueOf(format.getValue()) + "\": ";
            int value = text.indexOf(quoted);
            return value < 0 ? expected(format) : plain(text.substring(value + quoted.length()), expected(format));
        }
        return failure instanceof MismatchedInputException mismatch && EXPECTED.containsKey(mismatch.getTargetType())
                ? expected(mismatch)
                : plain(text, UNREADABLE);
    }

    private static String expected(MismatchedInputException failure) {
        return EXPECTED.getOrDefault(failure.getTargetType(), UNREADABLE);
    }

    private static String plain(String text, String otherwise) {
        if (text.contains("Exception") || text.contains("@JsonCreator")) {
            return otherwise;
        }
        String reason = text.replaceAll("`[a-z]+(?:\\.\\w+)*?\\.?([\\w$]+)(?:<[^`]*>)?`", "$1");
        return reason.length() > MAX_MESSAGE ? reason.substring(0, MAX_MESSAGE) : reason;
    }
}
