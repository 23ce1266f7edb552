package io.sparkone.sync.sheets;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.merge.Field;

/**
 * Which column holds which field; found by the header's texts, so that columns may be moved.
 *
 * @param columns offsets within the table, of those fields that have one
 * @param idColumn offset of the SparkOne ID
 */
record SheetsLayout(Map<Field, Integer> columns, int idColumn) {

    /** @throws RemoteException.Suspect if the header lacks a column without which rows cannot be understood */
    static SheetsLayout of(List<JsonNode> header, SheetsConfig.Columns names) {
        List<String> titles = header.stream().map(cell -> cell.asText().strip().toLowerCase(Locale.ROOT)).toList();
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        put(columns, Field.TITLE, titles, names.title());
        put(columns, Field.DESCRIPTION, titles, names.description());
        put(columns, Field.STATUS, titles, names.status());
        put(columns, Field.PRIORITY, titles, names.priority());
        put(columns, Field.DUE_AT, titles, names.due());
        int id = find(titles, names.sparkoneId());
        if (id < 0 || !columns.containsKey(Field.TITLE)) {
            throw new RemoteException.Suspect("The sheet's header has no column \""
                    + (id < 0 ? names.sparkoneId() : names.title()).get(0) + "\"");
        }
        return new SheetsLayout(columns, id);
    }

    private static void put(Map<Field, Integer> columns, Field field, List<String> titles, List<String> names) {
        int column = find(titles, names);
        if (column >= 0) {
            columns.put(field, column);
        }
    }

    private static int find(List<String> titles, List<String> names) {
        return names.stream().mapToInt(name -> titles.indexOf(name.strip().toLowerCase(Locale.ROOT)))
                .filter(column -> column >= 0).findFirst().orElse(-1);
    }
}
