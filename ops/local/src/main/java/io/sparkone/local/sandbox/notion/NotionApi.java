package io.sparkone.local.sandbox.notion;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.Request;
import io.sparkone.local.sandbox.http.Router;
import io.sparkone.local.sandbox.http.VendorError;

/** The endpoints of the Notion API. */
final class NotionApi implements Area {
    private final NotionWorkspace workspace;
    private final String token;
    private final Router router = new Router();

    NotionApi(NotionWorkspace workspace, String token) {
        this.workspace = workspace;
        this.token = token;
        router.on("GET", "/v1/users/me", request -> ok(me()));
        router.on("GET", "/v1/databases/{id}", this::database);
        router.on("GET", "/v1/data_sources/{id}", request -> ok(view(request).dataSource(source(request))));
        router.on("PATCH", "/v1/data_sources/{id}", this::changeSource);
        router.on("POST", "/v1/data_sources/{id}/query", this::query);
        router.on("POST", "/v1/pages", this::create);
        router.on("GET", "/v1/pages/{id}", request -> ok(page(request, workspace.page(id(request, "page_id")))));
        router.on("PATCH", "/v1/pages/{id}", this::update);
        router.on("GET", "/v1/pages/{id}/properties/{property}", this::property);
    }

    @Override
    public String name() {
        return "notion";
    }

    @Override
    public String prefix() {
        return "/notion";
    }

    @Override
    public Reply trouble(int status) {
        return NotionError.trouble(status);
    }

    @Override
    public Reply handle(Request request) {
        try {
            if (!request.bearerToken().filter(token::equals).isPresent()) {
                throw NotionError.unauthorized();
            }
            version(request);
            return router.route(request).orElseThrow(NotionError::invalidUrl);
        } catch (VendorError e) {
            return e.reply();
        }
    }

    private Reply database(Request request) {
        String id = id(request, "database_id");
        if (!id.equals(NotionIds.DATABASE_ID)) {
            throw NotionError.notFound("database", id);
        }
        return ok(view(request).database(workspace.source()));
    }

    private Reply changeSource(Request request) {
        workspace.change(SchemaUpdate.apply(source(request), body(request)));
        return ok(view(request).dataSource(workspace.source()));
    }

    private Reply query(Request request) {
        source(request);
        JsonNode body = body(request);
        if (!version(request).hasArchived() && body.has("archived")) {
            throw NotionError.body("archived", "not present", body.get("archived"));
        }
        NotionWorkspace.Result result = workspace.query(body);
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode results = list.putArray("results");
        result.pages().forEach(page -> results.add(page(request, page)));
        list.put("next_cursor", result.nextCursor()).put("has_more", result.nextCursor() != null);
        list.put("type", "page_or_data_source").putObject("page_or_data_source");
        ObjectNode status = list.putObject("request_status").put("type",
                result.truncated() ? "incomplete" : "complete");
        if (result.truncated()) {
            status.put("incomplete_reason", "query_result_limit_reached");
        }
        return ok(list);
    }

    private Reply create(Request request) {
        JsonNode body = body(request);
        JsonNode parent = body.path("parent");
        if (!parent.isObject()) {
            throw NotionError.body("parent", "defined", null);
        }
        boolean bySource = parent.hasNonNull("data_source_id");
        String id = Ids.normal("body.parent", parent.path(bySource ? "data_source_id" : "database_id").asText());
        if (!id.equals(bySource ? NotionIds.DATA_SOURCE_ID : NotionIds.DATABASE_ID)) {
            throw NotionError.notFound(bySource ? "data source" : "database", id);
        }
        if (!body.path("properties").isObject()) {
            throw NotionError.body("properties", "defined", null);
        }
        return ok(page(request, workspace.create(body.get("properties"), NotionIds.BOT_ID)));
    }

    private Reply update(Request request) {
        JsonNode body = body(request);
        boolean old = version(request).hasArchived();
        if (!old && body.has("archived")) {
            throw NotionError.body("archived", "not present", body.get("archived"));
        }
        JsonNode trash = body.has("in_trash") ? body.get("in_trash") : body.path("archived");
        Page page = workspace.update(id(request, "page_id"), body.path("properties"),
                trash.isBoolean() ? trash.asBoolean() : null, NotionIds.BOT_ID);
        return ok(page(request, page));
    }

    private Reply property(Request request) {
        Page page = workspace.page(id(request, "page_id"));
        String id = request.parameter("property");
        Property property = workspace.source().property(id)
                .orElseThrow(() -> NotionError.notFound("property", id));
        int size = request.queryValue("page_size").map(NotionApi::pageSize).orElse(100);
        return ok(PropertyItems.render(property, page.value(property), size, request.queryValue("start_cursor")));
    }

    private static int pageSize(String text) {
        if (!text.matches("[1-9]\\d?|100")) {
            throw NotionError.validation("query failed validation: query.page_size should be a number from 1 to 100,"
                    + " instead was `\"" + text + "\"`.");
        }
        return Integer.parseInt(text);
    }

    private static ObjectNode me() {
        ObjectNode me = NotionView.user(NotionIds.BOT_ID).put("name", "SparkOne").putNull("avatar_url").put("type",
                "bot");
        ObjectNode bot = me.putObject("bot");
        bot.putObject("owner").put("type", "workspace").put("workspace", true);
        bot.put("workspace_name", "Sandbox").put("workspace_id", NotionIds.WORKSPACE_ID);
        return me;
    }

    private DataSource source(Request request) {
        String id = id(request, "data_source_id");
        if (!id.equals(NotionIds.DATA_SOURCE_ID)) {
            throw NotionError.notFound("data source", id);
        }
        return workspace.source();
    }

    private ObjectNode page(Request request, Page page) {
        List<String> only = request.queryValues("filter_properties").isEmpty()
                ? request.queryValues("filter_properties[]")
                : request.queryValues("filter_properties");
        return view(request).page(workspace.source(), page, only);
    }

    private static String id(Request request, String name) {
        return Ids.normal("path." + name, request.parameter("id"));
    }

    private static NotionView view(Request request) {
        return new NotionView(version(request));
    }

    private static NotionVersion version(Request request) {
        return NotionVersion.of(request.header("notion-version").orElseThrow(NotionError::missingVersion));
    }

    private static JsonNode body(Request request) {
        try {
            JsonNode body = request.json();
            if (!body.isObject()) {
                throw NotionError
                        .validation("body failed validation: body should be an object, instead was `" + body + "`.");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw NotionError.invalidJson();
        }
    }

    private static Reply ok(ObjectNode body) {
        String requestId = UUID.randomUUID().toString();
        return Reply.json(body.put("request_id", requestId)).withHeader("x-notion-request-id", requestId);
    }
}
