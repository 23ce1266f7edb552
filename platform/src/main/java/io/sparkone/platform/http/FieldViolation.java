package io.sparkone.platform.http;

/**
 * What is wrong with a field of the input.
 *
 * @param field name as the client wrote it
 * @param in {@code body}, {@code query}, {@code path} or {@code header}
 */
public record FieldViolation(String field, String in, String message) {}
