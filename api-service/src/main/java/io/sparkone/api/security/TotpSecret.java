package io.sparkone.api.security;

import java.net.URI;
import java.security.SecureRandom;

import jakarta.ws.rs.core.UriBuilder;

/** The key that a user's authenticator shares with this service. */
public record TotpSecret(byte[] key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    /** RFC 4226 §4 recommends 160 bits, which base32 writes without padding. */
    private static final int BYTES = 20;

    static TotpSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new TotpSecret(key);
    }

    /** The key in base32 (RFC 4648 §6) without padding, as people type it. */
    String base32() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : key) {
            buffer = (buffer << Byte.SIZE | b & 0xff) & 0xfff;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(ALPHABET.charAt(buffer >> bits - BITS & 0x1f));
            }
        }
        return bits == 0 ? text.toString() : text.append(ALPHABET.charAt(buffer << BITS - bits & 0x1f)).toString();
    }

    /** In groups of four, for reading. */
    public String readable() {
        return base32().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The address that authenticators open (Google's key URI format). */
    public URI uri(String user) {
        return UriBuilder.fromUri("otpauth://totp").path("SparkOne:" + user).queryParam("secret", base32())
                .queryParam("issuer", "SparkOne").queryParam("algorithm", "SHA1").queryParam("digits", 6)
                .queryParam("period", Totp.STEP.toSeconds()).build();
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
