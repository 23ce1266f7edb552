package io.sparkone.api.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Problems;
import io.sparkone.api.task.TaskState.Origin;

/** What can be done with tasks. Every change is told to the outbox in the same transaction. */
@ApplicationScoped
public class Tasks {

    /** How long a deleted task can be restored. */
    static final Duration UNDO_WINDOW = Duration.ofDays(30);

    private static final int SNAPSHOT_BATCH = 500;

    private final TaskEvents events;
    private final TaskRevisions revisions;
    private final Successor successor;
    private final TaskSearch search;
    private final Clock clock;

    Tasks(TaskEvents events, TaskRevisions revisions, Successor successor, TaskSearch search,
            Clock clock) {
        this.events = events;
        this.revisions = revisions;
        this.successor = successor;
        this.search = search;
        this.clock = clock;
    }

    @Transactional
    public TaskView create(CreateTask wanted) {
        return TaskView.of(create(wanted, null));
    }

    private Task create(Successor.Next next) {
        Task task = create(next.task(), null);
        task.meantAt = next.start().meant();
        return task;
    }

    Task create(CreateTask wanted, Origin origin) {
        Instant now = clock.instant();
        Task task = new Task();
        task.version = 1;
        task.title = wanted.title().strip();
        task.description = wanted.description();
        task.moveTo(wanted.status() == null ? TaskStatus.PENDING : wanted.status(), now);
        task.priority = wanted.priority() == null ? TaskPriority.MEDIUM : wanted.priority();
        task.dueAt = wanted.dueAt();
        task.recurrence = wanted.recurrence();
        task.channel = wanted.channel() == null ? "web" : wanted.channel();
        task.sender = wanted.sender();
        task.createdAt = now;
        task.updatedAt = now;
        task.persistAndFlush();
        events.created(task, origin);
        return task;
    }

    @Transactional
    public Optional<TaskView> find(long id) {
        return Task.<Task>findByIdOptional(id).filter(t -> !t.isDeleted()).map(TaskView::of);
    }

    @Transactional
    public TaskList list(TaskFilter filter, int limit, int offset) {
        return search.run(filter, limit, offset);
    }

    /** Open tasks due in a period, earliest first. */
    @Transactional
    public List<TaskView> openDueBetween(Instant from, Instant to, int limit) {
        return search.run(TaskFilter.openDue(from, to), limit, 0).tasks();
    }

    /**
     * Open tasks whose title has all the words, in any case; for people who name a task instead of giving its number.
     */
    @Transactional
    public List<TaskView> openTitled(String words, int limit) {
        return search.titled(words, limit);
    }

    @Transactional
    public TaskView edit(long id, EditTask edit, IfMatch match) {
        Task task = locked(id);
        match.check(task.version);
        TaskChange.trouble(edit, task).ifPresent(trouble -> {
            throw Problems.invalidField("due_at", "body", trouble);
        });
        edit(task, edit, null);
        return TaskView.of(task);
    }

    /** Edits a task that nobody has changed since it had a version; empty where somebody has, or has deleted it. */
    @Transactional
    public Optional<TaskView> editUnchanged(long id, int version, EditTask edit) {
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (task == null || task.isDeleted() || task.version != version) {
            return Optional.empty();
        }
        edit(task, edit, null);
        return Optional.of(TaskView.of(task));
    }

    /** A task and the one in which the rest of its repetitions goes on; empty where nothing follows. */
    public record Continued(TaskView task, Optional<TaskView> next) {}

    @Transactional
    public Continued complete(long id) {
        Task task = locked(id);
        Optional<Task> next = change(task, EditTask.status(TaskStatus.COMPLETED), null).next();
        return new Continued(TaskView.of(task), next.map(TaskView::of));
    }

    /** Moves one occurrence of a recurring task: it repeats no more, and what follows it becomes a task of its own. */
    @Transactional
    public Continued moveOnce(long id, Instant due) {
        Task task = locked(id);
        Optional<Task> next = goesOn(task)
                ? Optional.empty()
                : successor.of(task, later(clock.instant(), task.dueAt)).map(this::create);
        edit(task, new EditTask(null, null, null, null, Optional.of(due), Optional.empty()), null);
        return new Continued(TaskView.of(task), next.map(TaskView::of));
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    /** @return false if the task was already as wanted; then nothing is told */
    boolean edit(Task task, EditTask edit, Origin origin) {
        return change(task, edit, origin).changed();
    }

    private record Changed(boolean changed, Optional<Task> next) {}

    private Changed change(Task task, EditTask edit, Origin origin) {
        boolean wasOpen = task.status.isOpen();
        List<String> changed = TaskChange.apply(edit, task, clock.instant());
        if (changed.isEmpty()) {
            return new Changed(false, Optional.empty());
        }
        saved(task, changed);
        events.updated(task, origin);
        Optional<Task> next = wasOpen && task.status == TaskStatus.COMPLETED && !goesOn(task)
                ? successor.of(task, clock.instant()).map(this::create)
                : Optional.empty();
        next.ifPresent(rest -> task.successorId = rest.id);
        return new Changed(true, next);
    }

    /** Whether it was completed before and then reopened: what follows it is there already, unless somebody has dropped it. */
    private static boolean goesOn(Task task) {
        Task next = task.successorId == null ? null : Task.findById(task.successorId);
        return next != null && !next.isDeleted() && next.status != TaskStatus.CANCELLED;
    }

    /** Deletes a task; it can be restored for {@link #UNDO_WINDOW}. */
    @Transactional
    public void delete(long id, IfMatch match) {
        Task task = locked(id);
        match.check(task.version);
        delete(task, null);
    }

    void delete(Task task, Origin origin) {
        task.deletedAt = clock.instant();
        saved(task, List.of(TaskRevisions.DELETED));
        events.deleted(task, origin);
    }

    @Transactional
    public TaskView restore(long id) {
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (task == null) {
            throw Problems.notFound("Task " + id);
        }
        if (task.isDeleted()) {
            if (task.deletedAt.isBefore(clock.instant().minus(UNDO_WINDOW))) {
                throw Problems.gone("Task " + id + " was deleted more than " + UNDO_WINDOW.toDays() + " days ago");
            }
            task.deletedAt = null;
            saved(task, List.of(TaskRevisions.DELETED));
            events.updated(task, null);
        }
        return TaskView.of(task);
    }

    /** Tells the present state of every task again, for a consumer that begins from nothing. */
    @Transactional(TxType.MANDATORY)
    public void snapshot() {
        long last = 0;
        List<Task> batch = Task.find("id > ?1 order by id", last).range(0, SNAPSHOT_BATCH - 1).list();
        while (!batch.isEmpty()) {
            batch.forEach(events::snapshot);
            last = batch.get(batch.size() - 1).id;
            // they are many, and none is needed again
            Task.getEntityManager().clear();
            batch = Task.find("id > ?1 order by id", last).range(0, SNAPSHOT_BATCH - 1).list();
        }
    }

    private Task locked(long id) {
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (task == null || task.isDeleted()) {
            throw Problems.notFound("Task " + id);
        }
        return task;
    }

    private void saved(Task task, List<String> changed) {
        task.version++;
        task.updatedAt = clock.instant();
        Task.flush();
        revisions.add(task.id, task.version, changed);
    }
}
