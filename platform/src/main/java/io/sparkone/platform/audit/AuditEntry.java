package io.sparkone.platform.audit;

import java.time.Instant;

/**
 * One request that would write.
 *
 * @param actor name of the user, or {@code anonymous}
 * @param tokenId of the bearer token, as {@code /auth/tokens} lists it; null where there was none
 * @param address of the client; null if unknown
 * @param status of the answer; null while it is worked on, or if the service ended before it was known
 */
public record AuditEntry(long id, Instant at, String actor, String tokenId, String address, String method, String path,
        Integer status) {}
