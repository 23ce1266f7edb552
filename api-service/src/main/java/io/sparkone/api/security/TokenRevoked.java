package io.sparkone.api.security;

import java.util.UUID;

/** A token that no longer holds, once the transaction has committed. */
record TokenRevoked(UUID id) {}
