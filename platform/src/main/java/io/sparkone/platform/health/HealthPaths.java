package io.sparkone.platform.health;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/** Gives the health groups the paths that operators know: {@code /health/database}, {@code /health/redis}. */
@ApplicationScoped
class HealthPaths {

    void route(@Observes Router router) {
        for (String group : List.of("database", "redis")) {
            router.get("/health/" + group).order(Integer.MIN_VALUE)
                    .handler(request -> request.reroute("/health/group/" + group));
        }
    }
}
