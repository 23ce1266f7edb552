package io.sparkone.sync.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

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

    /** @param id the token's own name, by which it can be revoked */
    public String with(String id, String... scopes) {
        return Jwt.issuer("sparkone").audience("sparkone").upn("ana").groups(Set.of(scopes)).claim("jti", id)
                .expiresIn(600).sign(keys.getPrivate());
    }
}
