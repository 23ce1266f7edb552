package io.sparkone.platform.audit;

import java.util.List;

/** A part of the entries that were asked for, newest first, and how many there are. */
public record AuditPage(List<AuditEntry> entries, long total, int limit, int offset) {}
