package io.sparkone.backup.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;

/**
 * An age key pair.
 *
 * @param identity private: {@code AGE-SECRET-KEY-1…}
 * @param recipient public: {@code age1…}
 */
public record KeyPair(String identity, String recipient) {

    public static KeyPair generate() {
        try {
            java.security.KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new KeyPair(new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII),
                    new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 11 has X25519", e);
        }
    }

    /** The public half only. */
    @Override
    public String toString() {
        return recipient;
    }
}
