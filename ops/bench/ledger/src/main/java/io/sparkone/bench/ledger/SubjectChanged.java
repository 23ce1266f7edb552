package io.sparkone.bench.ledger;

/** Payload of {@code subject.changed}: the whole state of a subject, which is its version. */
record SubjectChanged(long version) {}
