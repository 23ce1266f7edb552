package io.sparkone.api.security;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.Problems;

/** Wrong passwords by address, counted in Redis. */
@ApplicationScoped
public class LoginFailures {

    private final Counters counters;
    private final AccessConfig config;

    LoginFailures(Counters counters, AccessConfig config) {
        this.counters = counters;
        this.config = config;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 429 if the address has failed too often */
    public void refuseIfTooMany(String address) {
        if (counters.get(key(address)) >= config.loginFailures()) {
            throw Problems.tooMany(config.loginPause());
        }
    }

    public void add(String address) {
        counters.add(key(address), config.loginPause());
    }

    private static String key(String address) {
        return "sparkone:login-failures:" + address;
    }
}
