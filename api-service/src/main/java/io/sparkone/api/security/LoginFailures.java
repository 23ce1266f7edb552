package io.sparkone.api.security;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Sha256;

/** Wrong passwords by address and by user, counted in Redis; while that is away by each instance for itself. */
@ApplicationScoped
class LoginFailures {

    private static final String PREFIX = "sparkone:login-failures:";

    private final Counters counters;
    private final LocalCounts local;
    private final AccessConfig config;

    LoginFailures(Counters counters, LocalCounts local, AccessConfig config) {
        this.counters = counters;
        this.local = local;
        this.config = config;
    }

    /**
     * Counts an attempt as failed until {@link #takeBack}: counted afterwards, any number of attempts that come at once
     * would be let through.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 after too many failures from the address, or at the user from wherever
     */
    void begin(String user, String address) {
        // the user's count only where the address has not had its fill: no single one keeps a user out
        if (add(ofAddress(address)) > config.loginFailures() || add(ofUser(user)) > config.userFailures()) {
            throw Problems.tooMany(config.loginPause());
        }
    }

    void takeBack(String user, String address) {
        for (String key : List.of(ofAddress(address), ofUser(user))) {
            counters.takeBack(key);
            local.takeBack(key);
        }
    }

    private long add(String key) {
        long everywhere = counters.add(key, config.loginPause());
        return everywhere > 0 ? everywhere : local.add(key, config.loginPause());
    }

    private static String ofAddress(String address) {
        return PREFIX + ClientNetwork.of(address);
    }

    /** The name is whatever somebody typed. */
    private static String ofUser(String name) {
        return PREFIX + "user:" + Sha256.hex(name);
    }
}
