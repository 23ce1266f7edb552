package io.sparkone.api.interpretation;

import java.util.List;

/**
 * The item or items that the writer points at.
 *
 * @param kind
 *            what the writer called it
 * @param numbers
 *            the ids in the order written; empty when the writer used words
 * @param words
 *            words of the title, as written; null when the writer used numbers
 */
public record Target(Kind kind, List<Long> numbers, String words) {

    /** {@code ANY} when the writer only gave a number or words. */
    public enum Kind {
        ANY, TASK, EVENT
    }

    public Target {
        numbers = List.copyOf(numbers);
    }
}
