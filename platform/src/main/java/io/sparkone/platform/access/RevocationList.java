package io.sparkone.platform.access;

import io.smallrye.mutiny.Uni;

/** Which bearer tokens were revoked before their time. By default Redis is asked; who issues tokens knows it better. */
public interface RevocationList {

    /** Prefix of the Redis keys in which api-service names revoked tokens, followed by the token's {@code jti}. */
    String KEY = "sparkone:revoked:";

    /** Whether the token was revoked. Never fails: where it cannot be found out, the answer is false. */
    Uni<Boolean> contains(String tokenId);
}
