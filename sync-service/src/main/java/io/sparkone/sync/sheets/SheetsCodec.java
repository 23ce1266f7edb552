package io.sparkone.sync.sheets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * Fields as cells, and back. Texts are written as such, never as what a person would type: a title that looks like a formula stays
 * a title. Times are serial numbers, days since 1899-12-30 in the spreadsheet's time zone.
 */
class SheetsCodec {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int MINUTES = 1440;
    private static final int SECONDS = 86400;
    /** The most that a cell holds, in characters. */
    static final int MAX_TEXT = 50_000;
    /** A due day without a time of day means until its end. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final List<DateTimeFormatter> TYPED_TIMES = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm"), DateTimeFormatter.ofPattern("uuuu-M-d H:mm"),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    private static final List<DateTimeFormatter> TYPED_DAYS = List.of(DateTimeFormatter.ofPattern("d/M/uuuu"),
            DateTimeFormatter.ISO_LOCAL_DATE);

    private final ZoneId zone;
    private final Map<Field, Map<String, List<String>>> texts;

    SheetsCodec(ZoneId zone, SheetsConfig.Options options) {
        this.zone = zone;
        Map<String, List<String>> statuses = new LinkedHashMap<>();
        statuses.put("pending", options.pending());
        statuses.put("in_progress", options.inProgress());
        statuses.put("completed", options.completed());
        statuses.put("cancelled", options.cancelled());
        Map<String, List<String>> priorities = new LinkedHashMap<>();
        priorities.put("low", options.low());
        priorities.put("medium", options.medium());
        priorities.put("high", options.high());
        priorities.put("urgent", options.urgent());
        this.texts = Map.of(Field.STATUS, statuses, Field.PRIORITY, priorities);
    }

    /** The data of a cell in a batchUpdate; empty for a value that no cell can hold. */
    Optional<ObjectNode> encode(Field field, String value) {
        ObjectNode cell = JsonNodeFactory.instance.objectNode();
        if (value == null) {
            cell.putObject("userEnteredValue");
        } else if (field == Field.DUE_AT) {
            cell.putObject("userEnteredValue").put("numberValue", serial(Instant.parse(value)));
            cell.putObject("userEnteredFormat").putObject("numberFormat").put("type", "DATE_TIME").put("pattern",
                    "dd/mm/yyyy hh:mm");
        } else if (value.length() > MAX_TEXT) {
            return Optional.empty();
        } else {
            cell.putObject("userEnteredValue").put("stringValue", text(field, value));
        }
        return Optional.of(cell);
    }

    static ObjectNode encodeId(long taskId) {
        ObjectNode cell = JsonNodeFactory.instance.objectNode();
        cell.putObject("userEnteredValue").put("numberValue", taskId);
        return cell;
    }

    private String text(Field field, String value) {
        return texts.containsKey(field) ? texts.get(field).get(value).get(0).strip() : value;
    }

    /** A cell's value as the hub means it; empty if it has no meaning there. */
    Optional<Cell> decode(Field field, JsonNode cell) {
        String shown = plain(cell);
        if (shown.isBlank()) {
            return Optional.of(Cell.of(field, null));
        }
        if (field == Field.DUE_AT) {
            return due(cell, shown.strip()).map(due -> Cell.of(field, due.toString()));
        }
        if (texts.containsKey(field)) {
            return texts.get(field).entrySet().stream()
                    .filter(option -> option.getValue().stream()
                            .anyMatch(name -> name.strip().equalsIgnoreCase(shown.strip())))
                    .findFirst().map(option -> Cell.of(field, option.getKey()));
        }
        return Optional.of(Cell.of(field, shown));
    }

    /** The text of a cell; a number without needless decimals. */
    static String plain(JsonNode cell) {
        return cell.isNumber() ? cell.decimalValue().stripTrailingZeros().toPlainString() : cell.asText("");
    }

    double serial(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        long days = ChronoUnit.DAYS.between(EPOCH, local.toLocalDate());
        // a whole number is a day without a time: midnight is told from it by one second, which decoding rounds away
        int seconds = Math.max(1, local.toLocalTime().toSecondOfDay());
        return days + seconds / (double) SECONDS;
    }

    private Optional<Instant> due(JsonNode cell, String shown) {
        if (cell.isNumber()) {
            double serial = cell.asDouble();
            long days = (long) Math.floor(serial);
            LocalDate day = EPOCH.plusDays(days);
            return Optional.of(serial == days
                    ? at(day.atTime(END_OF_DAY))
                    : at(day.atStartOfDay().plusMinutes(Math.round((serial - days) * MINUTES))));
        }
        Optional<Instant> time = TYPED_TIMES.stream().map(format -> parse(() -> LocalDateTime.parse(shown, format)))
                .flatMap(Optional::stream).findFirst().map(this::at);
        return time.isPresent()
                ? time
                : TYPED_DAYS.stream().map(format -> parse(() -> LocalDate.parse(shown, format)))
                        .flatMap(Optional::stream).findFirst().map(day -> at(day.atTime(END_OF_DAY)));
    }

    private Instant at(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private static <T> Optional<T> parse(Supplier<T> parser) {
        try {
            return Optional.of(parser.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
