package io.sparkone.local.sandbox.notion;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** The state of the sandbox's Notion: one data source and its pages. Thread-safe. */
final class NotionWorkspace {
    private static final int MAX_PAGES = 50_000;
    private static final int QUERY_LIMIT = 10_000;

    /**
     * A part of a result.
     *
     * @param nextCursor null at the end
     * @param truncated whether rows beyond the limit were left out; only said at the end
     */
    record Result(List<Page> pages, String nextCursor, boolean truncated) {}

    private final Clock clock;
    private final Consumer<NotionChange> listener;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Cursors cursors = new Cursors();
    private DataSource source = NotionIds.tasks();
    private long sequence;
    private int queryLimit = QUERY_LIMIT;

    /** @param listener is told of each change, after it is made; must not block */
    NotionWorkspace(Clock clock, Consumer<NotionChange> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    synchronized void reset() {
        pages.clear();
        cursors.clear();
        source = NotionIds.tasks();
        queryLimit = QUERY_LIMIT;
    }

    synchronized void queryLimit(int rows) {
        queryLimit = rows;
    }

    synchronized DataSource source() {
        return source;
    }

    synchronized List<Page> pages() {
        return List.copyOf(pages.values());
    }

    synchronized Page page(String id) {
        Page page = pages.get(id);
        if (page == null) {
            throw NotionError.notFound("page", id);
        }
        return page;
    }

    synchronized void change(DataSource changed) {
        source = changed;
        listener.accept(new NotionChange("data_source.schema_updated", "data_source", source.id(), NotionIds.PERSON_ID,
                List.of()));
    }

    synchronized Page create(JsonNode properties, String author) {
        if (pages.size() >= MAX_PAGES) {
            throw NotionError.rowLimit();
        }
        Map<String, JsonNode> values = accept(properties);
        Instant now = clock.instant();
        Page page = new Page(UUID.randomUUID().toString(), sequence++, now, now, author, author, false, values);
        pages.put(page.id(), page);
        notify("page.created", page, author, List.of());
        return page;
    }

    /** @param trash the wanted state, or null to leave it */
    synchronized Page update(String id, JsonNode properties, Boolean trash, String author) {
        Page before = page(id);
        boolean trashed = trash == null ? before.inTrash() : trash;
        if (before.inTrash() && trashed) {
            throw NotionError.validation("Can't edit page on block with an archived ancestor. You must unarchive the"
                    + " ancestor before editing page.");
        }
        Map<String, JsonNode> values = accept(properties);
        values.entrySet().removeIf(entry -> entry.getValue().equals(before.values().get(entry.getKey())));
        if (values.isEmpty() && trashed == before.inTrash()) {
            return before;
        }
        Page after = before.edited(values, trashed, clock.instant(), author);
        pages.put(id, after);
        if (!values.isEmpty()) {
            notify("page.properties_updated", after, author, List.copyOf(values.keySet()));
        }
        if (before.inTrash() != trashed) {
            notify(trashed ? "page.deleted" : "page.undeleted", after, author, List.of());
        }
        return after;
    }

    synchronized Result query(JsonNode body) {
        int size = body.path("page_size").asInt(100);
        if (size < 1 || size > 100) {
            throw NotionError.body("page_size", size > 100 ? "≤ `100`" : "≥ `1`", body.get("page_size"));
        }
        Cursors.Position position = body.hasNonNull("start_cursor")
                ? cursors.find(body.get("start_cursor").asText())
                : begin(body);
        int to = Math.min(position.ids().size(), position.from() + size);
        List<Page> part = position.ids().subList(position.from(), to).stream().map(pages::get).toList();
        boolean more = to < position.ids().size();
        String next = more ? cursors.keep(new Cursors.Position(position.ids(), to, position.truncated())) : null;
        return new Result(part, next, !more && position.truncated());
    }

    private Cursors.Position begin(JsonNode body) {
        boolean trashed = body.path("in_trash").asBoolean(body.path("archived").asBoolean(false));
        Predicate<Page> filter = new Filter(source, clock).parse(body.path("filter"));
        List<String> ids = pages.values().stream().filter(page -> page.inTrash() == trashed).filter(filter)
                .sorted(Sorting.parse(source, body.path("sorts"))).map(Page::id).collect(Collectors.toList());
        boolean truncated = ids.size() > queryLimit;
        return new Cursors.Position(truncated ? new ArrayList<>(ids.subList(0, queryLimit)) : ids, 0, truncated);
    }

    private Map<String, JsonNode> accept(JsonNode properties) {
        Map<String, JsonNode> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> given : properties.properties()) {
            Property property = source.property(given.getKey())
                    .orElseThrow(() -> NotionError.validation(given.getKey() + " is not a property that exists."));
            values.put(property.id(), PropertyValues.accept(property, given.getValue()));
        }
        values.forEach(this::learnOptions);
        return values;
    }

    /** A select takes names that it does not know yet, and keeps them. */
    private void learnOptions(String propertyId, JsonNode value) {
        Property property = source.property(propertyId).orElseThrow();
        if (property.type() == PropertyType.SELECT || property.type() == PropertyType.MULTI_SELECT) {
            for (JsonNode option : value.isArray() ? value : List.of(value)) {
                if (option.isObject() && property.option(option.get("name").asText()).isEmpty()) {
                    property = property.withOption(new Property.Option(option.get("id").asText(),
                            option.get("name").asText(), option.get("color").asText()));
                }
            }
            source = source.with(property);
        }
    }

    private void notify(String type, Page page, String author, List<String> properties) {
        listener.accept(new NotionChange(type, "page", page.id(), author, properties));
    }
}
