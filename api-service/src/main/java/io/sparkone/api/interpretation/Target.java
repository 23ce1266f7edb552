package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
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
 * @param hint
 *            how else the words may be meant, as in "a reunião das 15h"; null when they name no time
 */
public record Target(Kind kind, List<Long> numbers, String words, Hint hint) {

    /**
     * A day or time in the words.
     *
     * @param words
     *            the rest of the words; null when there is none
     * @param day
     *            null when none was named
     * @param time
     *            null when none was named
     */
    public record Hint(String words, LocalDate day, LocalTime time) {}

    /** {@code ANY} when the writer only gave a number or words. */
    public enum Kind {
        ANY, TASK, EVENT
    }

    public Target {
        numbers = List.copyOf(numbers);
    }

    public Target(Kind kind, List<Long> numbers, String words) {
        this(kind, numbers, words, null);
    }
}
