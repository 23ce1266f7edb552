package io.sparkone.notify.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** A secret that a caller shows as a bearer token or as the password of basic authentication. */
final class SharedSecret {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final byte[] secret;

    /** @param secret null lets nobody in */
    SharedSecret(String secret) {
        this.secret = secret == null || secret.isBlank() ? null : secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean isIn(String authorization) {
        if (secret == null || authorization == null) {
            return false;
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return matches(authorization.substring(BEARER.length()).trim());
        }
        return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                && matches(password(authorization.substring(BASIC.length()).trim()));
    }

    private boolean matches(String given) {
        return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
