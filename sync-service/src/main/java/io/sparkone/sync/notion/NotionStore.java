package io.sparkone.sync.notion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import io.sparkone.sync.link.Found;
import io.sparkone.sync.link.Reading;
import io.sparkone.sync.link.Reference;
import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteItem;
import io.sparkone.sync.link.RemoteStore;
import io.sparkone.sync.link.SyncConfig;
import io.sparkone.sync.link.Write;
import io.sparkone.sync.link.Written;
import io.sparkone.sync.merge.Field;

/** Tasks as pages of a Notion data source. A page's id is its identity; the SparkOne ID property finds a page whose id was lost. */
@ApplicationScoped
class NotionStore implements RemoteStore {

    private static final Logger LOG = Logger.getLogger(NotionStore.class);

    private final NotionConfig config;
    private final NotionCalls calls;
    private final NotionReader reader;
    private final SyncConfig sync;
    private volatile String me;
    private volatile NotionSchema schema;
    private volatile NotionCodec codec;

    NotionStore(NotionConfig config, NotionCalls calls, NotionReader reader, SyncConfig sync) {
        this.config = config;
        this.calls = calls;
        this.reader = reader;
        this.sync = sync;
    }

    @Override
    public String link() {
        return "notion";
    }

    @Override
    public boolean enabled() {
        return config.apiKey().isPresent() && config.databaseId().isPresent();
    }

    @Override
    public String target() {
        return config.databaseId().orElse("");
    }

    @Override
    public Duration pollInterval() {
        return config.pollInterval();
    }

    /** A page takes a request of its own anyway, and what is confirmed one by one is in step soonest. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public String metric() {
        return "sparkone.notion.sync";
    }

    @Override
    public boolean countsIdlePolls() {
        return true;
    }

    @Override
    public Set<Field> fields() {
        return schema.columns().keySet();
    }

    @Override
    public void open() {
        me = calls.call("me", NotionApi::me).id();
        NotionDataSource source = calls.call("schema", notion -> notion.dataSource(dataSourceId()));
        if (!NotionSchema.hasId(source, config)) {
            source = addIdColumn(source);
        }
        schema = NotionSchema.of(source, config);
        codec = new NotionCodec(schema, sync.zone());
    }

    private String dataSourceId() {
        if (config.dataSourceId().isPresent()) {
            return config.dataSourceId().get();
        }
        List<NotionDatabase.Source> sources = calls.call("database", notion -> notion.database(target()))
                .dataSources();
        if (sources == null || sources.size() != 1) {
            throw new RemoteException.Suspect("The Notion database " + target() + " has "
                    + (sources == null ? 0 : sources.size()) + " data sources; NOTION_DATA_SOURCE_ID must name one");
        }
        return sources.get(0).id();
    }

    private NotionDataSource addIdColumn(NotionDataSource source) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("properties").putObject(config.columns().sparkoneId()).putObject("rich_text");
        try {
            LOG.infof("Adding the property \"%s\" to the Notion data source", config.columns().sparkoneId());
            return calls.call("schema", notion -> notion.changeDataSource(source.id(), change));
        } catch (RemoteException.Invalid | RemoteException.Denied e) {
            throw new RemoteException.Suspect("The Notion data source has no text or number property \""
                    + config.columns().sparkoneId() + "\", and may not be given one: " + e.getMessage());
        }
    }

    @Override
    public Reading read(Instant since) {
        Instant now = reader.now();
        List<RemoteItem> items = new ArrayList<>();
        for (boolean trashed : new boolean[]{false, true}) {
            reader.pages(schema.dataSourceId(), since, trashed).forEach(page -> items.add(item(page)));
        }
        return new Reading(items, false, now);
    }

    /** A page has an identity from its beginning. */
    @Override
    public Reading claim(Reading reading) {
        return reading;
    }

    @Override
    public Map<Long, Found> lookUp(List<Reference> references) {
        Map<Long, Found> found = new HashMap<>();
        for (Reference reference : references) {
            try {
                found.put(reference.itemId(), new Found(lookUp(reference), null));
            } catch (RemoteException e) {
                found.put(reference.itemId(), new Found(null, e));
            }
        }
        return found;
    }

    private RemoteItem lookUp(Reference reference) {
        if (reference.remoteId() != null) {
            return item(calls.call("page", notion -> notion.page(reference.remoteId())));
        }
        return reader.withId(schema, reference.taskId()).stream().filter(page -> !page.trashed()).findFirst()
                .map(this::item).orElse(null);
    }

    @Override
    public List<Written> write(List<Write> writes) {
        List<Written> results = new ArrayList<>();
        for (Write write : writes) {
            try {
                results.add(new Written(write, write(write), null));
            } catch (RemoteException e) {
                results.add(new Written(write, null, e));
            }
        }
        return results;
    }

    private RemoteItem write(Write write) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (write.kind() == Write.Kind.TRASH) {
            calls.call("trash", notion -> notion.update(write.remoteId(), body.put("in_trash", true)));
            return null;
        }
        if (write.kind() == Write.Kind.RESTORE) {
            // by itself: a page in the trash takes no other change
            ObjectNode restore = JsonNodeFactory.instance.objectNode().put("in_trash", false);
            calls.call("restore", notion -> notion.update(write.remoteId(), restore));
        }
        ObjectNode properties = codec.encode(write.values());
        properties.set(schema.sparkoneId().id(), codec.encodeId(write.taskId()));
        body.set("properties", properties);
        if (write.kind() == Write.Kind.CREATE) {
            body.putObject("parent").put("type", "data_source_id").put("data_source_id", schema.dataSourceId());
            return item(calls.call("create", notion -> notion.create(body)));
        }
        return item(calls.call("update", notion -> notion.update(write.remoteId(), body)));
    }

    private RemoteItem item(NotionPage page) {
        Map<String, JsonNode> properties = calls.properties(page);
        boolean ours = page.createdBy() != null && me.equals(page.createdBy().id());
        return new RemoteItem(page.id(), codec.decodeId(properties), codec.decode(properties), page.trashed(), 0, ours,
                page.createdTime());
    }
}
