package io.sparkone.api.security;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Sha256;

/** Refuses clients that ask too much: by credential, and by address for those who show a new one each time. */
@Startup
@ApplicationScoped
class RateLimit {

    private static final int DIGITS = 32;

    private final RateLimitConfig config;
    private final Counters counters;
    private final Clock clock;
    private final Counter refused;
    private final HttpProblemMapper problems = new HttpProblemMapper();

    RateLimit(RateLimitConfig config, Counters counters, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.counters = counters;
        this.clock = clock;
        this.refused = Counter.builder("sparkone.rate.limit.refused").description("Requests refused with 429")
                .register(metrics);
    }

    /** @return an item only where the request is refused */
    @ServerRequestFilter(preMatching = true)
    Uni<Response> filter(ContainerRequestContext request, HttpServerRequest http) {
        if (!config.enabled()) {
            return Uni.createFrom().nullItem();
        }
        long window = clock.millis() / config.window().toMillis();
        String address = http.remoteAddress() == null ? "unknown" : http.remoteAddress().hostAddress();
        Uni<Boolean> byAddress = isOver("address:" + ClientNetwork.of(address), window, config.perAddress());
        String credential = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Uni<Boolean> either = credential == null
                ? byAddress
                : Uni.combine().all()
                        .unis(byAddress, isOver("credential:" + digest(credential), window, config.perCredential()))
                        .with((a, b) -> a || b);
        return either.map(over -> over ? refuse(window) : null);
    }

    private Uni<Boolean> isOver(String who, long window, int limit) {
        return counters.increment("sparkone:rate:" + window + ":" + who, config.window()).map(count -> count > limit);
    }

    private Response refuse(long window) {
        refused.increment();
        long end = (window + 1) * config.window().toMillis();
        return problems.toResponse(Problems.tooMany(Duration.ofMillis(end - clock.millis()).plusSeconds(1)));
    }

    /** What is written to Redis is no credential. */
    private static String digest(String credential) {
        return Sha256.hex(credential).substring(0, DIGITS);
    }
}
