package io.sparkone.local.sandbox.notion;

import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journals;

/**
 * The stand-in of Notion: what the API serves, and what a person could see and do in the application. Values are
 * given and shown in short form, by property name: text, the name of an option, an ISO date or time, or null.
 */
public final class NotionSandbox implements AutoCloseable {
    private final NotionWorkspace workspace;
    private final NotionSubscription subscription;
    private final NotionApi api;

    /** @param token the only bearer token that is accepted */
    public NotionSandbox(Clock clock, String token, Journals journals) {
        subscription = new NotionSubscription(clock, journals.open("notion-subscription"));
        workspace = new NotionWorkspace(clock, subscription::tell, journals.open("notion"));
        api = new NotionApi(workspace, token);
    }

    /** The HTTP side. */
    public Area area() {
        return api;
    }

    /** All pages in the order of their creation, trashed ones too. */
    public List<NotionPage> pages() {
        DataSource source = workspace.source();
        return workspace.pages().stream().map(page -> shown(source, page)).toList();
    }

    /** A page by its id. */
    public NotionPage page(String id) {
        return shown(workspace.source(), workspace.page(id));
    }

    /** A person creates a page; answers its id. */
    public String create(Map<String, ?> values) {
        return workspace.create(typed(values), NotionIds.PERSON_ID).id();
    }

    /** A person edits a page. */
    public void edit(String id, Map<String, ?> values) {
        workspace.update(id, typed(values), null, NotionIds.PERSON_ID);
    }

    /** A person moves a page to the trash. */
    public void trash(String id) {
        workspace.update(id, Json.object(), true, NotionIds.PERSON_ID);
    }

    /** A person takes a page out of the trash. */
    public void restore(String id) {
        workspace.update(id, Json.object(), false, NotionIds.PERSON_ID);
    }

    /** A person changes the columns; the body is that of {@code PATCH /v1/data_sources/{id}}. */
    public void changeSchema(JsonNode body) {
        workspace.change(SchemaUpdate.apply(workspace.source(), body));
    }

    /** How many rows a query gives before it stops; 10,000 at first. */
    public void queryLimit(int rows) {
        workspace.queryLimit(rows);
    }

    /** Subscribes an address to changes with a handshake; answers the verification token that it is sent. */
    public String subscribe(URI url) {
        return subscription.subscribe(url, "secret_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** Subscribes an address that knows the verification token already: no handshake. */
    public void subscribe(URI url, String verificationToken) {
        subscription.resume(url, verificationToken);
    }

    /** Ends the subscription. */
    public void unsubscribe() {
        subscription.unsubscribe();
    }

    /** Forgets every page and every change of the schema; a subscription stays. */
    public void reset() {
        workspace.reset();
    }

    /** Columns and pages for the sandbox's own page. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        for (Property property : workspace.source().properties()) {
            ObjectNode column = json.withArray("columns").addObject().put("name", property.name());
            column.put("type", property.type().key()).putArray("options");
            property.options().forEach(option -> column.withArray("options").add(option.name()));
        }
        json.putArray("pages");
        for (NotionPage page : pages()) {
            ObjectNode row = json.withArray("pages").addObject().put("id", page.id()).put("in_trash", page.inTrash())
                    .put("last_edited", page.lastEdited().toString())
                    .put("by", page.lastEditedBy().equals(NotionIds.BOT_ID) ? "bot" : "person");
            row.set("values", Json.tree(page.values()));
        }
        return json;
    }

    @Override
    public void close() {
        subscription.close();
    }

    private ObjectNode typed(Map<String, ?> values) {
        DataSource source = workspace.source();
        ObjectNode typed = Json.object();
        values.forEach((name, value) -> typed.set(name, PropertyValues.typed(source.property(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is not a property")), Json.tree(value))));
        return typed;
    }

    private static NotionPage shown(DataSource source, Page page) {
        Map<String, String> values = new LinkedHashMap<>();
        source.properties().forEach(
                property -> values.put(property.name(), PropertyValues.plain(property, page.value(property))));
        return new NotionPage(page.id(), Collections.unmodifiableMap(values), page.inTrash(), page.created(),
                page.lastEdited(), page.lastEditedBy());
    }
}
