package io.sparkone.api.web;

import jakarta.enterprise.context.RequestScoped;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;

import io.sparkone.api.http.Text;
import io.sparkone.api.security.Guesser;
import io.sparkone.api.security.Passwords;

/** Whether the one at the browser is who they say. Failures are counted by device or address, and 429 follows too many. */
@RequestScoped
class LoginCheck {

    private final Passwords passwords;
    private final HttpServerRequest request;

    LoginCheck(Passwords passwords, HttpServerRequest request) {
        this.passwords = passwords;
        this.request = request;
    }

    /** @param code null or anything where the second step is off */
    boolean lets(String user, String password, String code) {
        return passwords.login(guesser(user), text(password), code) == Passwords.Result.ACCEPTED;
    }

    /** The password alone, asked for again before something that matters. */
    boolean isPassword(String user, String password) {
        return passwords.check(guesser(user), text(password));
    }

    private Guesser guesser(String user) {
        Cookie device = request.getCookie(Cookies.DEVICE);
        return new Guesser(storable(user), address(), device == null ? null : device.getValue());
    }

    private static String storable(String user) {
        return Text.isStorable(user) ? user : "";
    }

    private static String text(String password) {
        return password == null ? "" : password;
    }

    private String address() {
        return request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
    }
}
