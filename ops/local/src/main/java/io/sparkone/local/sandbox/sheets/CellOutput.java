package io.sparkone.local.sandbox.sheets;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * How cells are shown.
 *
 * @param values FORMATTED_VALUE, UNFORMATTED_VALUE or FORMULA
 * @param datesAsNumbers only heeded when values are not formatted
 */
record CellOutput(String values, boolean datesAsNumbers) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    static final CellOutput FORMATTED = new CellOutput("FORMATTED_VALUE", false);
    static final CellOutput UNFORMATTED = new CellOutput("UNFORMATTED_VALUE", true);

    JsonNode show(Cell cell) {
        if (cell.isEmpty()) {
            return TextNode.valueOf("");
        }
        if (values.equals("FORMULA") && cell.formula() != null) {
            return TextNode.valueOf(cell.formula());
        }
        boolean date = cell.format() != Cell.Format.PLAIN && cell.value() instanceof Double;
        if (values.equals("FORMATTED_VALUE") || date && !datesAsNumbers) {
            return TextNode.valueOf(text(cell));
        }
        return plain(cell.value());
    }

    private static JsonNode plain(Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? LongNode.valueOf(number.longValue())
                    : DoubleNode.valueOf(number);
        }
        return value instanceof Boolean truth ? BooleanNode.valueOf(truth) : TextNode.valueOf(value.toString());
    }

    /** The text that a person sees, in the Brazilian locale. */
    static String text(Cell cell) {
        if (cell.value() instanceof Double number) {
            return switch (cell.format()) {
                case DATE -> DAY.format(Serials.time(number));
                case DATE_TIME -> TIME.format(Serials.time(number));
                default -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString().replace('.', ',');
            };
        }
        if (cell.value() instanceof Boolean truth) {
            return truth ? "VERDADEIRO" : "FALSO";
        }
        return cell.value() == null ? "" : cell.value().toString();
    }
}
