package io.sparkone.sync.sheets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteItem;
import io.sparkone.sync.link.Write;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * Looks after rows that a write was not meant for. Sheets finds a row by its position, and somebody may sort or insert in the moment
 * between our look and our write: then our values stand in another row, which would be taken for that person's edit.
 */
final class RowGuard {

    private RowGuard() {}

    /** Puts back what such rows had before; nothing is added where every write met its row. */
    static void restore(SheetsBatch batch, Table before, Table after, List<Write> writes) {
        for (Write write : writes) {
            before.find(write.remoteId(), write.taskId()).filter(meant -> write.kind() == Write.Kind.UPDATE)
                    .flatMap(meant -> after.at(meant.position())).filter(hit -> !isOf(hit, write))
                    .ifPresent(hit -> batch.update(hit.position(), had(before, hit, write)));
        }
    }

    private static boolean isOf(RemoteItem row, Write write) {
        return Long.toString(write.taskId()).equals(row.remoteId())
                || row.remoteId() != null && row.remoteId().equals(write.remoteId());
    }

    private static Map<Field, Cell> had(Table before, RemoteItem hit, Write write) {
        Optional<RemoteItem> old = before.byId(hit.remoteId());
        Map<Field, Cell> had = new EnumMap<>(Field.class);
        write.values().forEach((field, written) -> {
            Cell now = hit.cells().get(field);
            if (now != null && Objects.equals(now.value(), written.value())) {
                had.put(field, old.map(row -> row.cells().get(field)).orElse(Cell.of(field, null)));
            }
        });
        had.values().removeIf(Objects::isNull);
        return had;
    }

    /** @throws RemoteException.Suspect if a row went that was to stay: only a person can bring back all of its columns */
    static void checkDeleted(Table before, Table after, List<Write> writes) {
        List<Write> trashed = writes.stream().filter(write -> write.kind() == Write.Kind.TRASH).toList();
        boolean left = trashed.stream().anyMatch(write -> after.find(write.remoteId(), write.taskId()).isPresent());
        if (!left) {
            return;
        }
        before.items().stream().filter(row -> row.remoteId() != null && after.byId(row.remoteId()).isEmpty())
                .filter(row -> trashed.stream().noneMatch(write -> isOf(row, write))).findFirst().ifPresent(row -> {
                    throw new RemoteException.Suspect("The row of task " + row.remoteId()
                            + " was deleted by mistake, because rows moved; the spreadsheet's history has it");
                });
    }
}
