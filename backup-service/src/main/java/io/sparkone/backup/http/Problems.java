package io.sparkone.backup.http;

import java.net.URI;

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
        return HttpProblem.builder().withType(type(name)).withTitle("Service Unavailable")
                .withStatus(Status.SERVICE_UNAVAILABLE).withDetail(why).withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }

    static HttpProblem refused(String name, Status status, String detail) {
        return problem(name, status, detail);
    }

    private static HttpProblem problem(String name, Status status, String detail) {
        return HttpProblem.builder().withType(type(name)).withTitle(status.getReasonPhrase()).withStatus(status)
                .withDetail(detail).build();
    }

    private static URI type(String name) {
        return URI.create("urn:sparkone:problem:" + name);
    }
}
