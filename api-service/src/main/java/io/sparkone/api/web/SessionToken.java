package io.sparkone.api.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret in a browser's cookie: 256 random bits, base64url. */
record SessionToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String HMAC = "HmacSHA256";
    private static final String FORMS = "sparkone-web-form";

    static SessionToken random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SessionToken(encode(bytes));
    }

    /** @param cookie the cookie's value, or null */
    static Optional<SessionToken> of(String cookie) {
        return cookie != null && FORM.matcher(cookie).matches()
                ? Optional.of(new SessionToken(cookie))
                : Optional.empty();
    }

    /** What the database keeps: who reads it there cannot use it. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The synchroniser token of this session's forms. */
    String csrf() {
        return derived(FORMS);
    }

    /** Another secret of 256 bits for a purpose, base64url: neither this one nor those for other purposes can be told from it. */
    String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(), HMAC));
            return encode(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    boolean acceptsForm(String csrf) {
        return csrf != null && MessageDigest.isEqual(csrf().getBytes(StandardCharsets.US_ASCII),
                csrf.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SessionToken[hidden]";
    }
}
