package io.sparkone.api.web;

import jakarta.enterprise.context.RequestScoped;

import io.vertx.core.http.HttpServerRequest;

import io.sparkone.api.http.Text;
import io.sparkone.api.security.Passwords;
import io.sparkone.api.security.TwoStep;

/** Whether the one at the browser is who they say. Failures are counted by address, and 429 follows too many. */
@RequestScoped
class LoginCheck {

    private final Passwords passwords;
    private final TwoStep twoStep;
    private final HttpServerRequest request;

    LoginCheck(Passwords passwords, TwoStep twoStep, HttpServerRequest request) {
        this.passwords = passwords;
        this.twoStep = twoStep;
        this.request = request;
    }

    /** @param code null or anything where the second step is off */
    boolean lets(String user, String password, String code) {
        if (!isPassword(user, password)) {
            return false;
        }
        boolean right = twoStep.lets(user, code);
        if (!right) {
            passwords.failed(address());
        }
        return right;
    }

    /** The password alone, asked for again before something that matters. */
    boolean isPassword(String user, String password) {
        return passwords.check(Text.isStorable(user) ? user : "", password == null ? "" : password, address());
    }

    private String address() {
        return request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
    }
}
