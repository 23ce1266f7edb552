package io.sparkone.sync.problem;

import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The errors of this service over HTTP (RFC 9457). */
public final class Problems {

    private Problems() {}

    public static HttpProblem notFound(String what, String id) {
        return problem(Response.Status.NOT_FOUND, what + "-not-found", "No " + what + " " + id);
    }

    public static HttpProblem conflict(String name, String detail) {
        return problem(Response.Status.CONFLICT, name, detail);
    }

    public static HttpProblem badRequest(String name, String detail) {
        return problem(Response.Status.BAD_REQUEST, name, detail);
    }

    /** @param name kebab-case, stable: clients tell errors apart by it */
    public static HttpProblem problem(Response.Status status, String name, String detail) {
        return io.sparkone.platform.http.Problems
                .problem(status.getStatusCode(), name, status.getReasonPhrase(), detail).build();
    }
}
