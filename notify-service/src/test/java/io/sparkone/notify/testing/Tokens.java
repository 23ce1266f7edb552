package io.sparkone.notify.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

import io.smallrye.jwt.build.Jwt;

/** Signs tokens as api-service does. */
public class Tokens {

    private final KeyPair keys;

    Tokens() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A token of the user {@code ana} with these scopes. */
    public String with(String... scopes) {
        return named(UUID.randomUUID().toString(), scopes);
    }

    /** @param id the token's own name, by which it can be revoked */
    public String named(String id, String... scopes) {
        return Jwt.issuer("sparkone").audience("sparkone").subject("ana").upn("ana").groups(Set.of(scopes))
                .claim("jti", id)
                .expiresIn(600).sign(keys.getPrivate());
    }
}
