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

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** The state of the sandbox's Notion: one data source and its pages. Thread-safe. */
final class NotionWorkspace implements Kept {
    private static final String SOURCE = "data_source";
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
    private final Journal journal;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Cursors cursors = new Cursors();
    private DataSource source = NotionIds.tasks();
    private long sequence;
    private int queryLimit = QUERY_LIMIT;

    /** @param listener is told of each change, after it is made; must not block */
    NotionWorkspace(Clock clock, Consumer<NotionChange> listener, Journal journal) {
        this.clock = clock;
        this.listener = listener;
        this.journal = journal;
        journal.restore(this);
    }

    @Override
    public synchronized Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        all.put(SOURCE, Json.tree(source));
        pages.forEach((id, page) -> all.put(id, Json.tree(page)));
        return all;
    }

    @Override
    public synchronized void restore(String key, JsonNode value) {
        if (key.equals(SOURCE)) {
            source = Json.value(value, DataSource.class);
        } else {
            Page page = Json.value(value, Page.class);
            pages.put(key, page);
            sequence = Math.max(sequence, page.sequence() + 1);
        }
    }

    synchronized void reset() {
        pages.clear();
        cursors.clear();
        source = NotionIds.tasks();
        queryLimit = QUERY_LIMIT;
        journal.rewrite();
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
        journal.keep(Map.of(SOURCE, Json.tree(changed)));
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
        Page page = new Page(UUID.randomUUID().toString(), sequence, now, now, author, author, false, values);
        put(page, source.withOptionsOf(values));
        sequence++;
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
        DataSource learned = source.withOptionsOf(values);
        values.entrySet().removeIf(entry -> entry.getValue().equals(before.values().get(entry.getKey())));
        if (values.isEmpty() && trashed == before.inTrash()) {
            return before;
        }
        Page after = before.edited(values, trashed, clock.instant(), author);
        put(after, learned);
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
        return values;
    }

    private void put(Page page, DataSource learned) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        if (!learned.equals(source)) {
            changes.put(SOURCE, Json.tree(learned));
        }
        changes.put(page.id(), Json.tree(page));
        journal.keep(changes);
        source = learned;
        pages.put(page.id(), page);
    }

    private void notify(String type, Page page, String author, List<String> properties) {
        listener.accept(new NotionChange(type, "page", page.id(), author, properties));
    }
}
