package io.sparkone.sync.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.hub.HubTasks;
import io.sparkone.sync.merge.Field;
import io.sparkone.sync.problem.Problems;

/** Makes the value stand that a person has chosen. */
@ApplicationScoped
class ConflictResolution {

    private final HubTasks tasks;
    private final LinkItems items;
    private final Proposals proposals;

    ConflictResolution(HubTasks tasks, LinkItems items, Proposals proposals) {
        this.tasks = tasks;
        this.items = items;
        this.proposals = proposals;
    }

    /** Nothing has to be done for the value that won: it is in place, or something newer is. */
    @Transactional
    void apply(Conflicts.Conflict conflict, String keep) {
        if (keep.equals(conflict.winner())) {
            return;
        }
        HubTask task = tasks.find(List.of(conflict.taskId())).get(conflict.taskId());
        if (task == null || task.deleted()) {
            throw Problems.conflict("task-deleted", "Task " + conflict.taskId() + " is deleted");
        }
        String remoteId = items.byTask(conflict.link(), conflict.taskId()).map(LinkItem::remoteId).orElse(null);
        String value = "hub".equals(keep) ? conflict.hubValue() : conflict.remoteValue();
        proposals.choose(conflict.link(), remoteId, task.id(), task.version(), Field.of(conflict.field()), value);
    }
}
