package io.sparkone.local.keys;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A pair of RSA keys (2048 bits) that signs tokens and checks them, as PEM and in use. */
public final class SigningKeys {

    private static final int BITS = 2048;
    private static final int PEM_LINE = 64;
    private static final String PARTY = "sparkone";

    private final KeyPair pair;

    private SigningKeys(KeyPair pair) {
        this.pair = pair;
    }

    /** A new pair. */
    public static SigningKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKeys(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** For tokens that api-service would not give. */
    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** PKCS #8, without a line end after it. */
    public String privatePem() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** X.509, without a line end after it. */
    public String publicPem() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[]{'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----";
    }

    /** A token such as api-service gives, with a new id. */
    public String token(String user, Duration validFor, String... scopes) {
        return token(UUID.randomUUID().toString(), user, validFor, scopes);
    }

    /**
     * A token such as api-service gives.
     *
     * @param id the token's own name ({@code jti}), by which it can be revoked
     * @param validFor from now; a negative one has expired
     */
    public String token(String id, String user, Duration validFor, String... scopes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(PARTY);
        claims.setAudience(PARTY);
        claims.setSubject(user);
        claims.setClaim("upn", user);
        claims.setJwtId(id);
        claims.setStringListClaim("groups", List.of(scopes));
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromMilliseconds(Instant.now().plus(validFor).toEpochMilli()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(pair.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a fresh RSA key signs", e);
        }
    }
}
