package io.sparkone.local.sandbox.sheets;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** The stand-in of Google Sheets with one spreadsheet, and of the person who has it open. Thread-safe. */
public final class SheetsSandbox implements Kept {
    /** The id of the spreadsheet. */
    public static final String SPREADSHEET_ID = "sandbox-spreadsheet-tarefas";
    /** The sheet of the tasks. */
    public static final String TASKS = "Tarefas";
    /** The sheet whose rows become messages. */
    public static final String INBOX = "Entrada";

    private static final List<String> TASK_COLUMNS = List.of("SparkOne ID", "Título", "Descrição", "Status",
            "Prioridade",
            "Vencimento", "Atualizado em");
    private static final List<String> INBOX_COLUMNS = List.of("Mensagem", "Remetente", "Situação");

    private final GoogleTokens tokens;
    private final SheetsApi api;
    private final Journal journal;
    private Workbook workbook = new Workbook(SPREADSHEET_ID);

    /** The spreadsheet that was kept, or else one with its headers only. */
    public SheetsSandbox(Clock clock, Journal journal) {
        this.journal = journal;
        journal.restore(this);
        if (workbook.grids().isEmpty()) {
            reset();
        }
        tokens = new GoogleTokens(clock);
        api = new SheetsApi(this, tokens);
    }

    private static Workbook initial() {
        Workbook workbook = new Workbook(SPREADSHEET_ID);
        workbook.add(0, TASKS);
        workbook.add(1, INBOX);
        new Values(workbook).write(TASKS + "!A1", Json.array().add(Json.tree(TASK_COLUMNS)), CellInput.RAW, false);
        new Values(workbook).write(INBOX + "!A1", Json.array().add(Json.tree(INBOX_COLUMNS)), CellInput.RAW, false);
        return workbook;
    }

    /** The HTTP side of the spreadsheets. */
    public Area area() {
        return api;
    }

    /** The HTTP side of the token endpoint. */
    public Area tokenArea() {
        return tokens;
    }

    /** All rows of a sheet as a person sees them, the header first; trailing empty cells are left out. */
    public List<List<String>> rows(String sheet) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : read(sheet, CellOutput.FORMATTED)) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.add(cells);
        }
        return rows;
    }

    /** The formula of a cell in A1 notation with the sheet's name, or its value when it has none. */
    public String formula(String cell) {
        return view(book -> new Values(book).read(cell, new CellOutput("FORMULA", true), false)).path("values").path(0)
                .path(0).asText("");
    }

    /** A person types a row below the last one. */
    public void append(String sheet, Object... cells) {
        JsonNode row = Json.array().add(Json.tree(Arrays.asList(cells)));
        change(book -> new Values(book).append(quoted(sheet) + "!A1:Z1", row, CellInput.USER_ENTERED, false));
    }

    /** A person types into a cell, given in A1 notation with the sheet's name. */
    public void type(String cell, Object value) {
        JsonNode row = Json.array().add(Json.tree(List.of(value)));
        change(book -> new Values(book).write(cell, row, CellInput.USER_ENTERED, false));
    }

    /** A person deletes a row; rows count from 1, as on the screen. */
    public void deleteRow(String sheet, int row) {
        structural("deleteDimension", sheet, row);
    }

    /** A person inserts an empty row above this one; rows count from 1, as on the screen. */
    public void insertRow(String sheet, int row) {
        structural("insertDimension", sheet, row);
    }

    /** A person sorts everything below the header by a column; columns count from 0. */
    public void sort(String sheet, int column) {
        change(book -> {
            ObjectNode body = Json.object();
            body.putObject("range").put("sheetId", grid(book, sheet).id()).put("startRowIndex", 1);
            body.putArray("sortSpecs").addObject().put("dimensionIndex", column).put("sortOrder", "ASCENDING");
            return new BatchUpdate(book).apply(Json.object().set("sortRange", body), 0);
        });
    }

    private void structural(String request, String sheet, int row) {
        change(book -> {
            ObjectNode body = Json.object();
            body.putObject("range").put("sheetId", grid(book, sheet).id()).put("dimension", "ROWS")
                    .put("startIndex", row - 1).put("endIndex", row);
            return new BatchUpdate(book).apply(Json.object().set(request, body), 0);
        });
    }

    private static Grid grid(Workbook book, String sheet) {
        return book.find(sheet).orElseThrow(() -> new IllegalArgumentException("there is no sheet " + sheet));
    }

    /** Back to the headers. */
    public synchronized void reset() {
        workbook = initial();
        journal.rewrite();
    }

    @Override
    public synchronized Map<String, JsonNode> all() {
        return new KeptWorkbook(workbook).all();
    }

    @Override
    public synchronized void restore(String key, JsonNode value) {
        new KeptWorkbook(workbook).restore(key, value);
    }

    /** The sheets for the sandbox's own page. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        List<String> titles = view(book -> book.grids().stream().map(Grid::title).toList());
        titles.forEach(title -> json.set(title, Json.tree(rows(title))));
        return json;
    }

    private JsonNode read(String sheet, CellOutput output) {
        return view(book -> new Values(book).read(quoted(sheet), output, false)).path("values");
    }

    private static String quoted(String sheet) {
        return "'" + sheet.replace("'", "''") + "'";
    }

    synchronized <T> T view(Function<Workbook, T> reading) {
        return reading.apply(workbook);
    }

    /** Changes a copy, which then takes the place of the original: a change that fails leaves no trace. */
    synchronized <T> T change(Function<Workbook, T> change) {
        Workbook copy = workbook.copy();
        T result = change.apply(copy);
        journal.keep(new KeptWorkbook(workbook).changesTo(copy));
        workbook = copy;
        return result;
    }
}
