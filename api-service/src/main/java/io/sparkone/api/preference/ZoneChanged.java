package io.sparkone.api.preference;

import java.time.ZoneId;

/** A user's days begin elsewhere from now on. Fired within the transaction that changes it. */
public record ZoneChanged(String user, ZoneId from, ZoneId to) {}
