package io.sparkone.sync.notion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.sync.link.RemoteException;

/**
 * Queries of a data source. A query stops at 10,000 rows with {@code has_more: false}, and only {@code request_status} tells; a
 * longer result is read in windows of time.
 */
@ApplicationScoped
class NotionReader {

    private static final int PAGE_SIZE = 100;
    private static final int MAX_WINDOWS = 200;

    private final NotionCalls calls;
    private final NotionConfig config;
    private final Clock clock;

    NotionReader(NotionCalls calls, NotionConfig config, Clock clock) {
        this.calls = calls;
        this.config = config;
        this.clock = clock;
    }

    /** Where the next reading may begin if this one is begun now. */
    Instant now() {
        return clock.instant();
    }

    /**
     * Pages that were edited, or all.
     *
     * @param since where the last reading ended, or null
     * @param trashed whether those in the trash are wanted, or the others
     */
    List<NotionPage> pages(String dataSource, Instant since, boolean trashed) {
        String timestamp = since == null ? "created_time" : "last_edited_time";
        Instant from = since == null ? null : since.minus(config.overlap());
        Map<String, NotionPage> pages = new LinkedHashMap<>();
        for (int window = 0; window < MAX_WINDOWS; window++) {
            int known = pages.size();
            boolean cutOff = window(dataSource, timestamp, from, trashed, pages);
            if (!cutOff) {
                return List.copyOf(pages.values());
            }
            if (pages.size() == known) {
                throw new RemoteException.Suspect("Notion cut a result off, and more than that changed in one minute");
            }
            from = last(pages, timestamp);
        }
        throw new RemoteException.Suspect("The data source " + dataSource + " is too large to be read");
    }

    private static Instant last(Map<String, NotionPage> pages, String timestamp) {
        return pages.values().stream()
                .map("created_time".equals(timestamp) ? NotionPage::createdTime : NotionPage::lastEditedTime)
                .max(Instant::compareTo).orElseThrow();
    }

    private boolean window(String dataSource, String timestamp, Instant from, boolean trashed,
            Map<String, NotionPage> pages) {
        String cursor = null;
        NotionPages part;
        do {
            ObjectNode query = query(timestamp, from, trashed);
            if (cursor != null) {
                query.put("start_cursor", cursor);
            }
            part = calls.call("query", notion -> notion.query(dataSource, query));
            part.results().forEach(page -> pages.put(page.id(), page));
            cursor = part.hasMore() ? part.nextCursor() : null;
        } while (cursor != null);
        return part.cutOff();
    }

    private static ObjectNode query(String timestamp, Instant from, boolean trashed) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("page_size", PAGE_SIZE).put("in_trash", trashed);
        query.putArray("sorts").addObject().put("timestamp", timestamp).put("direction", "ascending");
        if (from != null) {
            query.putObject("filter").put("timestamp", timestamp).putObject(timestamp).put("on_or_after",
                    from.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return query;
    }

    /** Pages that bear an id, oldest first. */
    List<NotionPage> withId(NotionSchema schema, long taskId) {
        NotionSchema.Column column = schema.sparkoneId();
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("page_size", PAGE_SIZE);
        ObjectNode condition = query.putObject("filter").put("property", column.id()).putObject(column.type());
        if ("number".equals(column.type())) {
            condition.put("equals", taskId);
        } else {
            condition.put("equals", Long.toString(taskId));
        }
        query.putArray("sorts").addObject().put("timestamp", "created_time").put("direction", "ascending");
        return calls.call("find", notion -> notion.query(schema.dataSourceId(), query)).results();
    }
}
