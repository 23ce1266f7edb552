package io.sparkone.backup.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The errors of this service's REST interface (RFC 9457). */
public final class Problems {

    private static final String RETRY_SECONDS = "60";

    private Problems() {}

    public static HttpProblem notFound(String what) {
        return problem("not-found", Status.NOT_FOUND, what);
    }

    public static HttpProblem badRequest(String why) {
        return problem("bad-request", Status.BAD_REQUEST, why);
    }

    public static HttpProblem conflict(String name, String why) {
        return problem(name, Status.CONFLICT, why);
    }

    /** Something that the operator has not configured, or that is missing on the machine. */
    public static HttpProblem unavailable(String name, String why) {
        return of(name, Status.SERVICE_UNAVAILABLE, why).withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build();
    }

    private static HttpProblem problem(String name, Status status, String detail) {
        return of(name, status, detail).build();
    }

    private static HttpProblem.Builder of(String name, Status status, String detail) {
        return io.sparkone.platform.http.Problems.problem(status.getStatusCode(), name, status.getReasonPhrase(),
                detail);
    }
}
