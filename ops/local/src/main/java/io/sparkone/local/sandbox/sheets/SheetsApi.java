package io.sparkone.local.sandbox.sheets;

import java.util.function.Function;

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

/** The endpoints of the Sheets API. */
final class SheetsApi implements Area {
    private static final String BOOK = "/v4/spreadsheets/{id}";

    private final SheetsSandbox sandbox;
    private final GoogleTokens tokens;
    private final Router router = new Router();

    SheetsApi(SheetsSandbox sandbox, GoogleTokens tokens) {
        this.sandbox = sandbox;
        this.tokens = tokens;
        router.on("GET", BOOK + "/values:batchGet", this::batchGet);
        router.on("POST", BOOK + "/values:batchUpdate", this::batchUpdateValues);
        router.on("POST", BOOK + "/values:batchClear", this::batchClear);
        router.on("POST", BOOK + "/values/{range}:append", this::append);
        router.on("POST", BOOK + "/values/{range}:clear", this::clear);
        router.on("GET", BOOK + "/values/{range}", this::get);
        router.on("PUT", BOOK + "/values/{range}", this::update);
        router.on("POST", BOOK + "/developerMetadata:search", this::searchMetadata);
        router.on("GET", BOOK + "/developerMetadata/{metadata}", this::getMetadata);
        router.on("POST", BOOK + ":batchUpdate", this::batchUpdate);
        router.on("GET", BOOK, request -> Reply.json(view(request, Workbook::toJson)));
    }

    @Override
    public String name() {
        return "sheets";
    }

    @Override
    public String prefix() {
        return "/sheets";
    }

    @Override
    public Reply trouble(int status) {
        return GoogleError.trouble(status);
    }

    @Override
    public Reply handle(Request request) {
        try {
            if (request.bearerToken().filter(tokens::accepts).isEmpty()) {
                throw GoogleError.unauthenticated();
            }
            return router.route(request).orElseThrow(GoogleError::notFound);
        } catch (VendorError e) {
            return e.reply();
        }
    }

    private Reply get(Request request) {
        return Reply.json(view(request, book -> new Values(book).read(request.parameter("range"), output(request),
                byColumns(request))));
    }

    private Reply batchGet(Request request) {
        ObjectNode json = Json.object().put("spreadsheetId", request.parameter("id"));
        ArrayNode ranges = json.putArray("valueRanges");
        view(request, book -> {
            request.queryValues("ranges")
                    .forEach(range -> ranges.add(new Values(book).read(range, output(request), byColumns(request))));
            return null;
        });
        return Reply.json(json);
    }

    private Reply update(Request request) {
        JsonNode body = body(request);
        CellInput input = CellInput.of(request.queryValue("valueInputOption").orElse(null));
        return Reply.json(identified(change(request, book -> {
            Values values = new Values(book);
            ObjectNode updated = values.write(request.parameter("range"), body.path("values"), input, columns(body));
            if (request.queryValue("includeValuesInResponse").filter("true"::equals).isPresent()) {
                updated.set("updatedData",
                        values.read(updated.get("updatedRange").asText(), CellOutput.FORMATTED, false));
            }
            return updated;
        })));
    }

    private Reply append(Request request) {
        JsonNode body = body(request);
        CellInput input = CellInput.of(request.queryValue("valueInputOption").orElse(null));
        boolean insert = request.queryValue("insertDataOption").filter("INSERT_ROWS"::equals).isPresent();
        ObjectNode json = identified(change(request,
                book -> new Values(book).append(request.parameter("range"), body.path("values"), input, insert)));
        json.set("updates", identified((ObjectNode) json.get("updates")));
        return Reply.json(json);
    }

    private Reply batchUpdateValues(Request request) {
        JsonNode body = body(request);
        CellInput input = CellInput.of(body.path("valueInputOption").asText(null));
        ObjectNode json = identified(Json.object());
        change(request, book -> {
            body.path("data").forEach(item -> json.withArray("responses").add(identified(new Values(book)
                    .write(item.path("range").asText(), item.path("values"), input, columns(item)))));
            return null;
        });
        for (String count : new String[]{"Rows", "Columns", "Cells"}) {
            int total = json.path("responses").findValues("updated" + count).stream().mapToInt(JsonNode::asInt).sum();
            json.put("totalUpdated" + count, total);
        }
        return Reply.json(json.put("totalUpdatedSheets", json.path("responses").isEmpty() ? 0 : 1));
    }

    private Reply clear(Request request) {
        String cleared = change(request, book -> new Values(book).clear(request.parameter("range")));
        return Reply.json(identified(Json.object().put("clearedRange", cleared)));
    }

    private Reply batchClear(Request request) {
        JsonNode body = body(request);
        ObjectNode json = identified(Json.object());
        change(request, book -> {
            body.path("ranges")
                    .forEach(range -> json.withArray("clearedRanges").add(new Values(book).clear(range.asText())));
            return null;
        });
        return Reply.json(json);
    }

    private Reply batchUpdate(Request request) {
        JsonNode requests = body(request).path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw GoogleError.invalid("Must specify at least one request.");
        }
        ObjectNode json = identified(Json.object());
        change(request, book -> {
            BatchUpdate update = new BatchUpdate(book);
            for (int i = 0; i < requests.size(); i++) {
                json.withArray("replies").add(update.apply(requests.get(i), i));
            }
            return null;
        });
        return Reply.json(json);
    }

    private Reply searchMetadata(Request request) {
        JsonNode filters = body(request).path("dataFilters");
        ObjectNode json = Json.object();
        for (JsonNode filter : filters) {
            MetadataLookup lookup = new MetadataLookup(filter.path("developerMetadataLookup"));
            view(request, book -> book.metadata().values().stream().filter(lookup).toList()).forEach(entry -> json
                    .withArray("matchedDeveloperMetadata").addObject().set("developerMetadata", entry.toJson()));
        }
        return Reply.json(json);
    }

    private Reply getMetadata(Request request) {
        Metadata found = view(request, book -> book.metadata().values().stream()
                .filter(entry -> String.valueOf(entry.id()).equals(request.parameter("metadata"))).findFirst()
                .orElseThrow(GoogleError::notFound));
        return Reply.json(found.toJson());
    }

    private <T> T view(Request request, Function<Workbook, T> reading) {
        known(request);
        return sandbox.view(reading);
    }

    private <T> T change(Request request, Function<Workbook, T> change) {
        known(request);
        return sandbox.change(change);
    }

    private static void known(Request request) {
        if (!request.parameter("id").equals(SheetsSandbox.SPREADSHEET_ID)) {
            throw GoogleError.notFound();
        }
    }

    private static ObjectNode identified(ObjectNode body) {
        ObjectNode json = Json.object().put("spreadsheetId", SheetsSandbox.SPREADSHEET_ID);
        return json.setAll(body);
    }

    private static CellOutput output(Request request) {
        return new CellOutput(request.queryValue("valueRenderOption").orElse("FORMATTED_VALUE"),
                !request.queryValue("dateTimeRenderOption").orElse("SERIAL_NUMBER").equals("FORMATTED_STRING"));
    }

    private static boolean byColumns(Request request) {
        return request.queryValue("majorDimension").filter("COLUMNS"::equals).isPresent();
    }

    private static boolean columns(JsonNode valueRange) {
        return valueRange.path("majorDimension").asText().equals("COLUMNS");
    }

    private static JsonNode body(Request request) {
        try {
            return request.json();
        } catch (JsonProcessingException e) {
            throw GoogleError.invalid("Invalid JSON payload received. Unexpected token.");
        }
    }
}
