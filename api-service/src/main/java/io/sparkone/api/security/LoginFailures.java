package io.sparkone.api.security;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Sha256;

/** Wrong passwords by address and by user, or by known device, counted in Redis; while that is away by each instance for itself. */
@ApplicationScoped
class LoginFailures {

    private static final String PREFIX = "sparkone:login-failures:";

    private final Counters counters;
    private final LocalCounts local;
    private final KnownDevices devices;
    private final AccessConfig config;

    LoginFailures(Counters counters, LocalCounts local, KnownDevices devices, AccessConfig config) {
        this.counters = counters;
        this.local = local;
        this.devices = devices;
        this.config = config;
    }

    /**
     * Counts an attempt as failed until {@link #takeBack}: counted afterwards, any number of attempts that come at once
     * would be let through.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 after too many failures from the device that is known, or else from the
     *             address, or at the user from wherever
     */
    void begin(Guesser guesser) {
        // each only where those before have not had their fill: no single address keeps a user out
        for (Budget budget : budgets(guesser)) {
            if (add(budget.key()) > budget.limit()) {
                throw Problems.tooMany(config.loginPause());
            }
        }
    }

    void takeBack(Guesser guesser) {
        for (Budget budget : budgets(guesser)) {
            counters.takeBack(budget.key());
            local.takeBack(budget.key());
        }
    }

    /** What strangers use up does not count for a device that the user has logged in with before. */
    private List<Budget> budgets(Guesser guesser) {
        return devices.find(guesser.user(), guesser.device())
                .map(id -> List.of(new Budget(PREFIX + "device:" + id, config.loginFailures())))
                .orElseGet(() -> List.of(
                        new Budget(PREFIX + ClientNetwork.of(guesser.address()), config.loginFailures()),
                        // the name is whatever somebody typed
                        new Budget(PREFIX + "user:" + Sha256.hex(guesser.user()), config.userFailures())));
    }

    private long add(String key) {
        long everywhere = counters.add(key, config.loginPause());
        return everywhere > 0 ? everywhere : local.add(key, config.loginPause());
    }

    /** @param limit failures before it has to wait */
    private record Budget(String key, int limit) {}
}
