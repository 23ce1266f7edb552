package io.sparkone.api.security;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.Problems;

/** Wrong passwords by address, counted in Redis. */
@ApplicationScoped
class LoginFailures {

    private final Counters counters;
    private final AccessConfig config;

    LoginFailures(Counters counters, AccessConfig config) {
        this.counters = counters;
        this.config = config;
    }

    void refuseIfTooMany(String address) {
        if (counters.get(key(address)) >= config.loginFailures()) {
            throw Problems.tooMany(config.loginPause());
        }
    }

    void add(String address) {
        counters.add(key(address), config.loginPause());
    }

    private static String key(String address) {
        return "sparkone:login-failures:" + address;
    }
}
