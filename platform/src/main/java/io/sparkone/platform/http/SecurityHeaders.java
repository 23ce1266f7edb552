package io.sparkone.platform.http;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;

/**
 * What browsers are told with every answer. Not by {@code quarkus.http.header}, which does not come to what the router refuses
 * before any filter: see {@link RequestLimits}.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Before the limits, whose refusals carry them too. */
    private static final int FIRST = RequestLimits.FIRST + 1;
    private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
            "DENY", "Referrer-Policy", "no-referrer");

    void register(@Observes Filters filters) {
        filters.register(context -> {
            put(context.response());
            context.next();
        }, FIRST);
    }

    static void put(HttpServerResponse response) {
        response.headers().setAll(HEADERS);
    }
}
