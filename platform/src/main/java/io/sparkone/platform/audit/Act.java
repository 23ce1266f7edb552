package io.sparkone.platform.audit;

import java.time.Instant;

/**
 * Something that somebody asked for. Holds no body and no query, which may be secret.
 *
 * @param actor name of the user, or {@code anonymous}
 * @param tokenId the {@code jti} of the bearer token; null where there was none
 * @param address of the client; null if unknown
 * @param path as it was asked for, cut to what can be stored
 */
record Act(Instant at, String actor, String tokenId, String address, String method, String path) {}
