package io.sparkone.notify.http;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

import io.sparkone.platform.http.Problems;

/** Problems of RFC 9457 with the stable types of this suite. */
public final class Problem {

    private Problem() {}

    /** @param name kebab-case; clients rely on it */
    public static HttpProblem of(String name, Status status, String title) {
        return of(name, status.getStatusCode(), title).build();
    }

    /** The same, to be completed. */
    public static HttpProblem.Builder of(String name, int status, String title) {
        return Problems.problem(status, name, title, null);
    }
}
