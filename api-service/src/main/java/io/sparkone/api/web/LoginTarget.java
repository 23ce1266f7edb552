package io.sparkone.api.web;

import java.net.URI;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.UriBuilder;

/** Where a browser goes after the login: a page of ours, whatever the address says. */
final class LoginTarget {

    static final String HOME = "/web";

    private static final Pattern OURS = Pattern.compile("/web(/[a-z0-9-]+)*");

    private LoginTarget() {}

    /** @param next what the address or the form named, or null */
    static String of(String next) {
        boolean ours = next != null && OURS.matcher(next).matches() && !next.startsWith("/web/log")
                && !next.startsWith("/web/oidc");
        return ours ? next : HOME;
    }

    /** The login page, coming back to a path. */
    static URI login(String path) {
        UriBuilder uri = UriBuilder.fromPath("/web/login");
        String next = of(path);
        return next.equals(HOME) ? uri.build() : uri.queryParam("next", next).build();
    }
}
