package io.sparkone.api.http;

import static io.sparkone.platform.http.Problems.problem;

import java.time.Duration;

import jakarta.ws.rs.core.Response.StatusType;

import io.quarkiverse.resteasy.problem.HttpProblem;

import io.sparkone.platform.http.FieldViolation;

/** The errors that clients can tell apart by their {@code type}. */
public final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    public static HttpProblem notFound(String what) {
        return problem(404, "not-found", "Not found", what + " does not exist").build();
    }

    public static HttpProblem badRequest(String detail) {
        return problem(400, "bad-request", "Bad request", detail).build();
    }

    public static HttpProblem unauthorized(String detail) {
        return problem(401, "unauthorized", "Unauthorized", detail).withHeader("WWW-Authenticate", "Bearer").build();
    }

    public static HttpProblem forbidden(String detail) {
        return problem(403, "forbidden", "Forbidden", detail).build();
    }

    /** One input field that cannot be accepted. */
    public static HttpProblem invalidField(String field, String in, String message) {
        return invalid(new FieldViolation(field, in, message));
    }

    static HttpProblem invalid(FieldViolation... violations) {
        return problem(400, "validation", "Invalid input", null).with("violations", violations).build();
    }

    public static HttpProblem conflict(String detail) {
        return problem(409, "conflict", "Conflict", detail).build();
    }

    /** A user has as many of something as one may have. */
    public static HttpProblem limitReached(String detail) {
        return problem(409, "limit-reached", "Limit reached", detail).build();
    }

    public static HttpProblem gone(String detail) {
        return problem(410, "gone", "Gone", detail).build();
    }

    static HttpProblem preconditionFailed(int version) {
        return problem(412, "stale", "The resource has changed", "The current version is " + version)
                .with("current_version", version).build();
    }

    public static HttpProblem tooLarge(String detail) {
        return problem(413, "too-large", "Too large", detail).build();
    }

    static HttpProblem keyReused() {
        return problem(UNPROCESSABLE, "idempotency-key-reused", "Idempotency key reused",
                "This Idempotency-Key was used with another request").build();
    }

    public static HttpProblem tooMany(Duration retryAfter) {
        return problem(429, "too-many-requests", "Too many requests", null)
                .withHeader("Retry-After", Math.max(1, retryAfter.toSeconds())).build();
    }

    public static HttpProblem unavailable(String part) {
        return problem(503, "unavailable", "Service unavailable", part + " cannot be reached at present")
                .withHeader("Retry-After", 5).build();
    }

    /**
     * An error of which only the status is known.
     *
     * @param detail null where there is nothing to say
     */
    static HttpProblem bare(StatusType status, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase()).withDetail(detail).build();
    }
}
