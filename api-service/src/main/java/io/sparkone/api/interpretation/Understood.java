package io.sparkone.api.interpretation;

/**
 * A message as it is understood after those before it.
 *
 * @param text
 *            what says all of it: the message itself, or the one before with what this one adds
 */
public record Understood(Interpretation wish, String text) {}
