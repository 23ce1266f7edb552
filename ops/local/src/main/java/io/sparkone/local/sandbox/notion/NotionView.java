package io.sparkone.local.sandbox.notion;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Writes objects as one version of the API shows them. */
final class NotionView {
    private static final String CREATED = "2026-01-01T12:00:00.000Z";

    private final NotionVersion version;

    NotionView(NotionVersion version) {
        this.version = version;
    }

    /** @param only ids of the properties to show, empty for all */
    ObjectNode page(DataSource source, Page page, List<String> only) {
        ObjectNode json = Json.object().put("object", "page").put("id", page.id());
        json.put("created_time", NotionDates.stamp(page.createdMinute()));
        json.put("last_edited_time", NotionDates.stamp(page.lastEditedMinute()));
        json.set("created_by", user(page.createdBy()));
        json.set("last_edited_by", user(page.lastEditedBy()));
        json.putNull("cover").putNull("icon");
        json.putObject("parent").put("type", "data_source_id").put("data_source_id", source.id())
                .put("database_id", NotionIds.DATABASE_ID);
        trash(json, page.inTrash());
        json.put("is_archived", false).put("is_locked", false);
        ObjectNode properties = json.putObject("properties");
        for (Property property : wanted(source, only)) {
            properties.set(property.name(), PropertyValues.render(property, page.value(property)));
        }
        json.put("url", "https://www.notion.so/" + page.id().replace("-", "")).putNull("public_url");
        return json;
    }

    private static List<Property> wanted(DataSource source, List<String> only) {
        return only.isEmpty()
                ? source.properties()
                : only.stream().map(source::property).flatMap(Optional::stream).distinct().toList();
    }

    ObjectNode dataSource(DataSource source) {
        ObjectNode json = Json.object().put("object", "data_source").put("id", source.id());
        described(json, source.name());
        json.putObject("parent").put("type", "database_id").put("database_id", NotionIds.DATABASE_ID);
        json.putObject("database_parent").put("type", "page_id").put("page_id", NotionIds.PARENT_PAGE_ID);
        ObjectNode properties = json.putObject("properties");
        source.properties().forEach(property -> properties.set(property.name(), property.toJson()));
        return json;
    }

    ObjectNode database(DataSource source) {
        ObjectNode json = Json.object().put("object", "database").put("id", NotionIds.DATABASE_ID);
        described(json, NotionIds.NAME);
        json.putObject("parent").put("type", "page_id").put("page_id", NotionIds.PARENT_PAGE_ID);
        json.put("is_locked", false);
        json.putArray("data_sources").addObject().put("id", source.id()).put("name", source.name());
        return json;
    }

    private void described(ObjectNode json, String name) {
        json.set("title", RichText.plain(name));
        json.putArray("description");
        json.put("is_inline", false).put("created_time", CREATED).put("last_edited_time", CREATED);
        json.set("created_by", user(NotionIds.PERSON_ID));
        json.set("last_edited_by", user(NotionIds.PERSON_ID));
        trash(json, false);
        json.putNull("icon").putNull("cover");
        json.put("url", "https://www.notion.so/" + NotionIds.DATABASE_ID.replace("-", "")).putNull("public_url");
    }

    private void trash(ObjectNode json, boolean inTrash) {
        json.put("in_trash", inTrash);
        if (version.hasArchived()) {
            json.put("archived", inTrash);
        }
    }

    static ObjectNode user(String id) {
        return Json.object().put("object", "user").put("id", id);
    }
}
