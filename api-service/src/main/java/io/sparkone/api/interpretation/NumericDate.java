package io.sparkone.api.interpretation;

/**
 * A date in figures.
 *
 * @param first
 *            day or month, as the writer's country orders them; the month when {@code iso}
 * @param year
 *            null when not written
 */
record NumericDate(int first, int second, Integer year, boolean iso) {

    private static final int MONTHS = 12;

    /** Whether either figure may be the month, and it makes a difference. */
    boolean isOpen() {
        return !iso && first != second && first <= MONTHS && second <= MONTHS;
    }
}
