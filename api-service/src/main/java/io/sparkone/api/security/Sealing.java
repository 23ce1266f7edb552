package io.sparkone.api.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Seals small secrets for the database, so that a copy of it opens nothing (AES-256-GCM). The key is derived from the one that signs
 * tokens and stands nowhere: with a new AUTH_PRIVATE_KEY what was sealed is lost, like all tokens.
 */
@ApplicationScoped
public class Sealing {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SigningKey signing;
    private final SecureRandom random = new SecureRandom();

    Sealing(SigningKey signing) {
        this.signing = signing;
    }

    /** @param purpose and whose it is: what was sealed for another purpose does not open */
    public byte[] seal(byte[] secret, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, purpose, secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length).put(FORMAT).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** Empty if it was sealed with another key or for another purpose, or was changed since. */
    public Optional<byte[]> open(byte[] sealed, String purpose) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (sealed.length <= 1 + NONCE_BYTES || buffer.get() != FORMAT) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        try {
            return Optional.of(run(Cipher.DECRYPT_MODE, nonce, purpose, content));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, String purpose, byte[] content) throws GeneralSecurityException {
        // one block of HKDF (RFC 5869): the signing key is secret and long, so that its expansion alone is enough
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signing.get().getEncoded(), "HmacSHA256"));
        byte[] key = mac.doFinal("sparkone sealing 1".getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(content);
    }
}
