package io.sparkone.local.sandbox.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of requests to cells. */
enum CellInput {
    /** Kept as given. */
    RAW,
    /** Read as if typed by a person into a Brazilian spreadsheet: formulas, numbers and dates are recognised. */
    USER_ENTERED;

    private static final List<DateTimeFormatter> DAYS = List.of(DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/yyyy"));
    private static final List<DateTimeFormatter> TIMES = List.of(DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm[:ss]"),
            DateTimeFormatter.ofPattern("d/M/yyyy H:mm[:ss]"));

    static CellInput of(String option) {
        for (CellInput input : values()) {
            if (input.name().equals(option)) {
                return input;
            }
        }
        throw GoogleError.invalid(option == null
                ? "'valueInputOption' is required but not specified"
                : "Invalid value at 'value_input_option': \"" + option + "\"");
    }

    /** @param value not null; an empty text empties the cell */
    Cell read(JsonNode value) {
        if (value.isNumber()) {
            return Cell.of(value.asDouble());
        }
        if (value.isBoolean()) {
            return Cell.of(value.asBoolean());
        }
        if (!value.isTextual()) {
            throw GoogleError.invalid("Invalid values[0][0]: " + (value.isArray() ? "list_value" : "struct_value") + " "
                    + value);
        }
        String text = value.asText();
        if (text.isEmpty()) {
            return Cell.EMPTY;
        }
        return this == RAW ? Cell.of(text) : typed(text);
    }

    private static Cell typed(String text) {
        if (text.startsWith("=")) {
            return new Cell("#N/A", text, Cell.Format.PLAIN);
        }
        if (text.startsWith("'")) {
            return Cell.of(text.substring(1));
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.equals("TRUE") || upper.equals("VERDADEIRO")) {
            return Cell.of(true);
        }
        if (upper.equals("FALSE") || upper.equals("FALSO")) {
            return Cell.of(false);
        }
        if (text.matches("[+-]?\\d+([.,]\\d+)?")) {
            return Cell.of(Double.valueOf(text.replace(',', '.')));
        }
        return date(text);
    }

    private static Cell date(String text) {
        for (DateTimeFormatter format : DAYS) {
            try {
                return new Cell(Serials.of(LocalDate.parse(text, format).atStartOfDay()), null, Cell.Format.DATE);
            } catch (DateTimeException e) {
                continue;
            }
        }
        for (DateTimeFormatter format : TIMES) {
            try {
                return new Cell(Serials.of(LocalDateTime.parse(text, format)), null, Cell.Format.DATE_TIME);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Cell.of(text);
    }
}
