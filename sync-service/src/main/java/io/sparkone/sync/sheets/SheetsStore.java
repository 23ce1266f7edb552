package io.sparkone.sync.sheets;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

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
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * Tasks as rows of a sheet. A row is known by what stands in its SparkOne ID column, and by nothing else: rows are sorted, inserted
 * and copied by people. Sheets has no compare-and-set, so rows are found anew immediately before each write, and read back after it.
 */
@ApplicationScoped
class SheetsStore implements RemoteStore {

    private static final Logger LOG = Logger.getLogger(SheetsStore.class);
    private static final int BATCH = 100;
    private static final int TOKEN_LENGTH = 8;

    private final SheetsConfig config;
    private final SheetsCalls calls;
    private final SyncConfig sync;
    private volatile int sheetId;
    private volatile TableRange range;
    private volatile SheetsCodec codec;
    private volatile Set<Field> fields = Set.of();

    SheetsStore(SheetsConfig config, SheetsCalls calls, SyncConfig sync) {
        this.config = config;
        this.calls = calls;
        this.sync = sync;
    }

    @Override
    public String link() {
        return "google_sheets";
    }

    @Override
    public boolean enabled() {
        return config.spreadsheetId().isPresent() && config.range().isPresent();
    }

    @Override
    public String target() {
        return config.spreadsheetId().orElse("") + "/" + config.range().orElse("");
    }

    @Override
    public Duration pollInterval() {
        return config.pollInterval();
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public String metric() {
        return "sparkone.sheets.sync";
    }

    @Override
    public boolean countsIdlePolls() {
        return false;
    }

    @Override
    public Set<Field> fields() {
        return fields;
    }

    @Override
    public void open() {
        range = TableRange.parse(config.range().orElseThrow());
        Spreadsheet book = calls.call("open",
                (api, bearer) -> api.spreadsheet(bearer, id(), "properties.timeZone,sheets.properties"));
        sheetId = book.sheets().stream().map(Spreadsheet.Sheet::properties)
                .filter(sheet -> sheet.title().equals(range.sheet())).findFirst()
                .orElseThrow(() -> new RemoteException.Suspect(
                        "The spreadsheet has no sheet \"" + range.sheet() + "\""))
                .sheetId();
        codec = new SheetsCodec(zone(book.properties().timeZone()), config.options());
        table();
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException | NullPointerException e) {
            LOG.warnf("The spreadsheet's time zone %s is unknown here; its dates are read in %s", name, sync.zone());
            return sync.zone();
        }
    }

    private String id() {
        return config.spreadsheetId().orElseThrow();
    }

    private Table table() {
        ValueRanges values = calls.call("read",
                (api, bearer) -> api.values(bearer, id(), range.a1(), "UNFORMATTED_VALUE", "SERIAL_NUMBER"));
        Table table = new Table(values.first(), range, config.columns(), codec);
        fields = table.layout().columns().keySet();
        return table;
    }

    /** A sheet knows no times: each reading is of the whole. */
    @Override
    public Reading read(Instant since) {
        return new Reading(table().items(), true, null);
    }

    /** Rows without an id get a provisional one, which the task's own replaces once there is one. */
    @Override
    public Reading claim(Reading reading) {
        List<RemoteItem> nameless = reading.items().stream().filter(SheetsStore::isNameless).toList();
        if (nameless.isEmpty()) {
            return reading;
        }
        Table fresh = table();
        SheetsBatch batch = new SheetsBatch(sheetId, range, fresh.layout(), codec);
        fresh.items().stream().filter(SheetsStore::isNameless)
                .filter(row -> nameless.stream().anyMatch(seen -> seen.cells().equals(row.cells())))
                .forEach(row -> batch.claim(row.position(),
                        CLAIM + UUID.randomUUID().toString().substring(0, TOKEN_LENGTH)));
        if (batch.isEmpty()) {
            return reading;
        }
        calls.call("claim", (api, bearer) -> api.batchUpdate(bearer, id(), batch.body()));
        return new Reading(table().items(), true, null);
    }

    private static boolean isNameless(RemoteItem row) {
        return row.remoteId() == null && row.cells().get(Field.TITLE) != null
                && row.cells().get(Field.TITLE).value() != null;
    }

    @Override
    public Map<Long, Found> lookUp(List<Reference> references) {
        Map<Long, Found> found = new HashMap<>();
        try {
            Table table = table();
            references.forEach(reference -> found.put(reference.itemId(),
                    new Found(table.find(reference.remoteId(), reference.taskId()).orElse(null), null)));
        } catch (RemoteException e) {
            references.forEach(reference -> found.put(reference.itemId(), new Found(null, e)));
        }
        return found;
    }

    @Override
    public List<Written> write(List<Write> writes) {
        try {
            return apply(writes);
        } catch (RemoteException.Invalid e) {
            // nothing was applied: one of them is at fault, and the others must not wait for it
            return writes.size() == 1
                    ? List.of(new Written(writes.get(0), null, e))
                    : writes.stream().flatMap(one -> write(List.of(one)).stream()).toList();
        } catch (RemoteException e) {
            return writes.stream().map(write -> new Written(write, null, e)).toList();
        }
    }

    private List<Written> apply(List<Write> writes) {
        Table before = table();
        SheetsBatch batch = new SheetsBatch(sheetId, range, before.layout(), codec);
        writes.forEach(write -> plan(batch, before, write));
        if (!batch.isEmpty()) {
            calls.call("write", (api, bearer) -> api.batchUpdate(bearer, id(), batch.body()));
        }
        Table after = guarded(before, table(), writes);
        List<Written> results = new ArrayList<>();
        for (Write write : writes) {
            results.add(confirm(write, after));
        }
        return results;
    }

    private Table guarded(Table before, Table after, List<Write> writes) {
        RowGuard.checkDeleted(before, after, writes);
        SheetsBatch repair = new SheetsBatch(sheetId, range, after.layout(), codec);
        RowGuard.restore(repair, before, after, writes);
        if (repair.isEmpty()) {
            return after;
        }
        LOG.warn("Rows of the sheet moved while they were written; the others get back what they had");
        calls.call("repair", (api, bearer) -> api.batchUpdate(bearer, id(), repair.body()));
        return table();
    }

    private static void plan(SheetsBatch batch, Table table, Write write) {
        Optional<RemoteItem> row = table.find(write.remoteId(), write.taskId());
        if (write.kind() == Write.Kind.TRASH) {
            row.ifPresent(found -> batch.delete(found.position()));
        } else if (row.isPresent()) {
            batch.update(row.get().position(), write.values());
            if (!Long.toString(write.taskId()).equals(row.get().remoteId())) {
                batch.id(row.get().position(), write.taskId());
            }
        } else if (write.kind() == Write.Kind.CREATE) {
            batch.append(write.taskId(), write.values());
        }
    }

    private static Written confirm(Write write, Table after) {
        Optional<RemoteItem> row = after.find(null, write.taskId());
        if (write.kind() == Write.Kind.TRASH) {
            return row.isEmpty()
                    ? new Written(write, null, null)
                    : new Written(write, null, new RemoteException.Unavailable("The row was not deleted", null));
        }
        return row.filter(item -> holds(item, write)).map(item -> new Written(write, item, null))
                .orElseGet(() -> new Written(write, null,
                        new RemoteException.Unavailable(
                                "The row of task " + write.taskId() + " moved or went meanwhile",
                                null)));
    }

    /** Whether a row has what was to be written; what no cell can hold or nobody can read does not count. */
    private static boolean holds(RemoteItem row, Write write) {
        return write.values().entrySet().stream().allMatch(entry -> {
            String meant = entry.getValue().value();
            Cell found = row.cells().get(entry.getKey());
            boolean tooLong = meant != null && meant.length() > SheetsCodec.MAX_TEXT;
            // in the hour that a zone's clocks repeat, a time comes back as another one
            boolean bothDue = entry.getKey() == Field.DUE_AT && meant != null && found != null && found.value() != null;
            return found == null || tooLong || bothDue || Objects.equals(found.value(), meant);
        });
    }
}
