package io.sparkone.local.sandbox.sheets;

/**
 * One cell.
 *
 * @param value a String, a Double or a Boolean; null when the cell is empty
 * @param formula with its equals sign, or null
 * @param format how a number is shown
 */
record Cell(Object value, String formula, Format format) {

    /** Number formats that matter here; dates are numbers in Sheets. */
    enum Format {
        PLAIN, DATE, DATE_TIME
    }

    static final Cell EMPTY = new Cell(null, null, Format.PLAIN);

    static Cell of(Object value) {
        return new Cell(value, null, Format.PLAIN);
    }

    boolean isEmpty() {
        return value == null && formula == null;
    }

    Cell withFormat(Format newFormat) {
        return new Cell(value, formula, newFormat);
    }
}
