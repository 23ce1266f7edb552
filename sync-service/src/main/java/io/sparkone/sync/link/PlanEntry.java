package io.sparkone.sync.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * One step of a plan.
 *
 * @param side where something would be changed: {@code remote} or {@code hub}
 * @param action {@code create}, {@code update}, {@code restore}, {@code trash} or {@code delete}
 * @param taskId null where the hub has none yet
 * @param remoteId null where the remote side has none yet
 * @param changes the new values, by field
 */
public record PlanEntry(String side, String action, Long taskId, String remoteId, Map<Field, String> changes) {

    static List<PlanEntry> of(Decision decision) {
        List<PlanEntry> entries = new ArrayList<>();
        Long taskId = decision.task().id();
        if (decision.write() != null) {
            Write write = decision.write();
            entries.add(new PlanEntry("remote", write.kind().name().toLowerCase(Locale.ROOT), taskId, write.remoteId(),
                    texts(write.values())));
        }
        if (decision.proposal() != null) {
            entries.add(new PlanEntry("hub", decision.proposal().kind().name().toLowerCase(Locale.ROOT), taskId,
                    decision.item().remoteId(), texts(decision.proposal().values())));
        }
        return entries;
    }

    static PlanEntry discovery(RemoteItem remote) {
        return new PlanEntry("hub", "create", null, remote.remoteId(), texts(remote.cells()));
    }

    private static Map<Field, String> texts(Map<Field, Cell> cells) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        cells.forEach((field, cell) -> texts.put(field, cell.value()));
        return texts;
    }
}
