package io.sparkone.platform.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes one line of a condition that comes in several: they are one list (RFC 9110, 5.3), of which those who read a header would
 * see the first line alone.
 */
@ApplicationScoped
class ConditionLines {

    private static final List<CharSequence> CONDITIONS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    void register(@Observes Filters filters) {
        filters.register(this::join, RequestLimits.FIRST - 1);
    }

    private void join(RoutingContext context) {
        MultiMap headers = context.request().headers();
        for (CharSequence name : CONDITIONS) {
            List<String> lines = headers.getAll(name);
            if (lines.size() > 1) {
                headers.set(name, String.join(", ", lines));
            }
        }
        context.next();
    }
}
