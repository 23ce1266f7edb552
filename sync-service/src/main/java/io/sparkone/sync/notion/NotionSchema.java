package io.sparkone.sync.notion;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.merge.Field;

/**
 * Which column of a table holds which field. Columns are known by id, so that a person may rename them.
 *
 * @param dataSourceId of the table
 * @param columns those that exist; a field without one stays in the hub
 * @param sparkoneId the column that bears the task's id
 */
record NotionSchema(String dataSourceId, Map<Field, Column> columns, Column sparkoneId) {

    /**
     * A column.
     *
     * @param options names of options by canonical value, for status and priority
     */
    record Column(String id, String type, Map<String, String> options) {}

    /** @throws RemoteException.Suspect if there is no title or no SparkOne ID column of a kind that can hold one */
    static NotionSchema of(NotionDataSource source, NotionConfig config) {
        Map<Field, Column> columns = new EnumMap<>(Field.class);
        source.properties().values().stream().filter(property -> "title".equals(property.type())).findFirst()
                .ifPresent(title -> columns.put(Field.TITLE, new Column(title.id(), "title", Map.of())));
        NotionConfig.Columns names = config.columns();
        put(columns, Field.DESCRIPTION, find(source, names.description(), "rich_text"), Map.of());
        put(columns, Field.STATUS, find(source, names.status(), "status", "select"), statuses(config));
        put(columns, Field.PRIORITY, find(source, names.priority(), "select", "status"), priorities(config));
        put(columns, Field.DUE_AT, find(source, names.due(), "date"), Map.of());
        Column id = find(source, List.of(names.sparkoneId()), "rich_text", "number")
                .map(property -> new Column(property.id(), property.type(), Map.<String, String>of()))
                .orElseThrow(() -> new RemoteException.Suspect("The Notion data source " + source.id()
                        + " has no text or number property \"" + names.sparkoneId() + "\""));
        return new NotionSchema(source.id(), columns, id);
    }

    static boolean hasId(NotionDataSource source, NotionConfig config) {
        return find(source, List.of(config.columns().sparkoneId()), "rich_text", "number").isPresent();
    }

    private static Optional<NotionDataSource.Property> find(NotionDataSource source, List<String> names,
            String... types) {
        return names.stream()
                .flatMap(name -> source.properties().values().stream()
                        .filter(property -> property.name().equalsIgnoreCase(name.strip())))
                .filter(property -> List.of(types).contains(property.type())).findFirst();
    }

    private static void put(Map<Field, Column> columns, Field field, Optional<NotionDataSource.Property> property,
            Map<String, List<String>> candidates) {
        property.ifPresent(found -> {
            Map<String, String> options = new LinkedHashMap<>();
            candidates.forEach((value, names) -> option(found, names)
                    .ifPresent(name -> options.put(value, name)));
            columns.put(field, new Column(found.id(), found.type(), options));
        });
    }

    /** The name as it is there; a select takes a new one, a status does not. */
    private static Optional<String> option(NotionDataSource.Property property, List<String> names) {
        Optional<String> existing = names.stream().flatMap(name -> property.options().stream()
                .map(NotionDataSource.Option::name).filter(option -> option.equalsIgnoreCase(name.strip())))
                .findFirst();
        return existing.isPresent() || "status".equals(property.type())
                ? existing
                : Optional.of(names.get(0).strip());
    }

    private static Map<String, List<String>> statuses(NotionConfig config) {
        NotionConfig.Options names = config.options();
        return ordered("pending", names.pending(), "in_progress", names.inProgress(), "completed", names.completed(),
                "cancelled", names.cancelled());
    }

    private static Map<String, List<String>> priorities(NotionConfig config) {
        NotionConfig.Options names = config.options();
        return ordered("low", names.low(), "medium", names.medium(), "high", names.high(), "urgent", names.urgent());
    }

    private static Map<String, List<String>> ordered(String a, List<String> as, String b, List<String> bs, String c,
            List<String> cs, String d, List<String> ds) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put(a, as);
        map.put(b, bs);
        map.put(c, cs);
        map.put(d, ds);
        return map;
    }
}
