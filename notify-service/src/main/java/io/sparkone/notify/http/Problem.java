package io.sparkone.notify.http;

import java.net.URI;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Problems of RFC 9457 with the stable types of this suite. */
public final class Problem {

    private static final String TYPE_PREFIX = "urn:sparkone:problem:";

    private Problem() {}

    /** @param name kebab-case; clients rely on it */
    public static HttpProblem of(String name, Status status, String title) {
        return of(name, status.getStatusCode(), title).build();
    }

    /** The same, to be completed. */
    public static HttpProblem.Builder of(String name, int status, String title) {
        return HttpProblem.builder().withType(type(name)).withTitle(title).withStatus(status);
    }

    static URI type(String name) {
        return URI.create(TYPE_PREFIX + name);
    }
}
