package io.sparkone.api.task;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.api.task.TaskState.Origin;

/**
 * Makes the changes that another system proposes, unless they collide with what happened here since. Every proposal is
 * answered: one that changes nothing is answered with the task as it is.
 */
@ApplicationScoped
class Proposals {

    private final Tasks tasks;
    private final ProposedChanges changes;
    private final TaskRevisions revisions;
    private final TaskOrigins origins;
    private final TaskEvents events;
    private final ObjectMapper json;

    Proposals(Tasks tasks, ProposedChanges changes, TaskRevisions revisions, TaskOrigins origins, TaskEvents events,
            ObjectMapper json) {
        this.tasks = tasks;
        this.changes = changes;
        this.revisions = revisions;
        this.origins = origins;
        this.events = events;
        this.json = json;
    }

    /** Makes the change as part of the current transaction. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = RejectedException.class)
    void apply(TaskChangeProposed proposal) throws RejectedException {
        switch (String.valueOf(proposal.kind())) {
            case "create" -> create(proposal);
            case "update" -> update(proposal, existing(proposal.taskId()));
            case "delete" -> delete(proposal, existing(proposal.taskId()));
            default -> throw new RejectedException("invalid", "kind must be create, update or delete");
        }
    }

    private void create(TaskChangeProposed proposal) throws RejectedException {
        Origin origin = proposal.origin();
        if (origin.link() == null || origin.remoteId() == null) {
            throw new RejectedException("invalid", "link and remote_id are missing");
        }
        Optional<Task> known = origins.find(origin).map(Proposals::locked).filter(task -> !task.isDeleted());
        if (known.isPresent()) {
            update(proposal, known.get());
        } else {
            Task task = tasks.create(changes.creation(proposal.changes(), origin.link()), origin);
            origins.save(origin, task.id);
        }
    }

    private void update(TaskChangeProposed proposal, Task task) throws RejectedException {
        if (task.isDeleted()) {
            throw new RejectedException("not_found", "task " + task.id + " was deleted");
        }
        EditTask edit = changes.edit(proposal.changes());
        refuseCollisions(proposal, task);
        Optional<String> trouble = TaskChange.trouble(edit, task);
        if (trouble.isPresent()) {
            throw new RejectedException("invalid", "due_at " + trouble.get());
        }
        if (!tasks.edit(task, edit, proposal.origin())) {
            events.updated(task, proposal.origin());
        }
    }

    private void delete(TaskChangeProposed proposal, Task task) throws RejectedException {
        if (task.isDeleted()) {
            events.deleted(task, proposal.origin());
            return;
        }
        if (!revisions.changedSince(task.id, base(proposal)).isEmpty()) {
            throw new RejectedException("stale", "task " + task.id + " is at version " + task.version);
        }
        tasks.delete(task, proposal.origin());
    }

    /** A field collides if it changed here since, to another value than the one proposed. */
    private void refuseCollisions(TaskChangeProposed proposal, Task task) throws RejectedException {
        if (proposal.baseVersion() != null && proposal.baseVersion() == task.version) {
            return;
        }
        Set<String> changedHere = revisions.changedSince(task.id, base(proposal));
        JsonNode current = json.valueToTree(TaskView.of(task));
        for (Iterator<String> names = proposal.changes().fieldNames(); names.hasNext();) {
            String name = names.next();
            if (changedHere.contains(name) && !proposal.changes().get(name).equals(current.get(name))) {
                throw new RejectedException("stale",
                        name + " was changed; task " + task.id + " is at version " + task.version);
            }
        }
    }

    private static int base(TaskChangeProposed proposal) {
        return proposal.baseVersion() == null ? 0 : proposal.baseVersion();
    }

    private static Task existing(Long id) throws RejectedException {
        Task task = id == null ? null : locked(id);
        if (task == null) {
            throw new RejectedException("not_found", "task " + id + " does not exist");
        }
        return task;
    }

    private static Task locked(long id) {
        return Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
