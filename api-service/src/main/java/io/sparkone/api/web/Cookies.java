package io.sparkone.api.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;

import io.vertx.core.http.HttpServerRequest;

import io.sparkone.api.security.KnownDevices;

/** Cookies as this service sets them: out of reach of scripts and other sites, and over TLS wherever there is TLS. */
@RequestScoped
class Cookies {

    static final String SESSION = "sparkone_session";
    /** Names nobody: it binds the form of the login to the browser that asked for it. */
    static final String LOGIN = "sparkone_login";
    /** Gives a browser that somebody logged in with tries of its own, see {@link KnownDevices}; opens nothing. */
    static final String DEVICE = "sparkone_device";
    /** Binds a login at the OpenID Connect provider to the browser that began it. */
    static final String OIDC = "sparkone_oidc";

    private static final int OIDC_SECONDS = 600;
    private static final String DEVELOPMENT = "development";

    private final HttpServerRequest request;
    private final WebConfig config;

    Cookies(HttpServerRequest request, WebConfig config) {
        this.request = request;
        this.config = config;
    }

    NewCookie session(SessionToken token) {
        return cookie(SESSION, token.value(), "/web").maxAge((int) config.maxLife().toSeconds()).build();
    }

    NewCookie login(SessionToken token) {
        return cookie(LOGIN, token.value(), "/web/login").maxAge(NewCookie.DEFAULT_MAX_AGE).build();
    }

    NewCookie device(String known) {
        return cookie(DEVICE, known, "/web").maxAge((int) config.deviceLife().toSeconds()).build();
    }

    NewCookie oidc(SessionToken token) {
        return cookie(OIDC, token.value(), "/web/oidc").maxAge(OIDC_SECONDS).build();
    }

    NewCookie noOidc() {
        return cookie(OIDC, "", "/web/oidc").maxAge(0).build();
    }

    NewCookie noSession() {
        return cookie(SESSION, "", "/web").maxAge(0).build();
    }

    NewCookie noLogin() {
        return cookie(LOGIN, "", "/web/login").maxAge(0).build();
    }

    private NewCookie.Builder cookie(String name, String value, String path) {
        boolean secure = request.isSSL() || !DEVELOPMENT.equals(config.environment());
        return new NewCookie.Builder(name).value(value).path(path).httpOnly(true).secure(secure)
                .sameSite(SameSite.LAX);
    }
}
