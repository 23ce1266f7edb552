package io.sparkone.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import jakarta.ws.rs.core.HttpHeaders;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The errors over HTTP that all services have in common, as RFC 9457 has them. */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:sparkone:problem:";
    /** Of an address that is too long no more is said again. */
    private static final int LONGEST = 200;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

    private Problems() {}

    public static HttpProblem badRequest(String detail) {
        return problem(400, "bad-request", "Bad request", detail).build();
    }

    static HttpProblem unauthorized(String detail) {
        return problem(401, "unauthorized", "Unauthorized", detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    static HttpProblem forbidden(String detail) {
        return problem(403, "forbidden", "Forbidden", detail).build();
    }

    static HttpProblem notFound(String detail) {
        return problem(404, "not-found", "Not found", detail).build();
    }

    static HttpProblem bodyTooLarge(long limit) {
        return problem(413, "too-large", "Too large", "A body may have " + limit + " bytes").build();
    }

    static HttpProblem addressTooLong(int limit) {
        return problem(414, "address-too-long", "Address too long", "An address may have " + limit + " characters")
                .build();
    }

    static HttpProblem headersTooLarge(long limit) {
        return problem(431, "headers-too-large", "Headers too large",
                "All headers together may have " + limit + " bytes").build();
    }

    static HttpProblem databaseUnavailable() {
        return problem(503, "unavailable", "Service unavailable", "The database cannot be reached at present")
                .withHeader(HttpHeaders.RETRY_AFTER, OUTAGE_PAUSE.toSeconds()).build();
    }

    /**
     * An error, to be completed.
     *
     * @param name kebab-case and stable: clients tell errors apart by it
     * @param detail what is wrong in this case; null to have the title said again
     */
    public static HttpProblem.Builder problem(int status, String name, String title, String detail) {
        return HttpProblem.builder().withType(type(name)).withTitle(title).withStatus(status).withDetail(detail);
    }

    /** A path as the URI that names where a problem came up, whatever it is; null where there is nothing to name. */
    static URI instance(String path) {
        try {
            return path == null ? null : new URI(null, null, path.substring(0, Math.min(path.length(), LONGEST)), null);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The URN of an error's name. */
    public static URI type(String name) {
        return URI.create(TYPE_PREFIX + name);
    }
}
