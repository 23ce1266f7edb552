package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.api.calendar.ImportReport.Item;
import io.sparkone.api.calendar.ImportReport.Result;
import io.sparkone.platform.sql.Sql;

/** The events of this calendar that came from files: each known by its UID, and by the occurrence that it stands for. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ImportedEvents {

    private static final String ALL = "uid = ?1 order by id";
    private static final String ONE = "uid = ?1 and coalesce(recurrenceId, '') = ?2";

    private static final String HOLD = "select count(*) from (select pg_advisory_xact_lock(hashtext('calendar-import'))) held";

    private final Calendar calendar;
    private final Sql sql;

    ImportedEvents(Calendar calendar, Sql sql) {
        this.calendar = calendar;
        this.sql = sql;
    }

    /**
     * Has whoever imports another file wait until the current transaction ends: of two files with the same events both would make
     * them, and each wait for what the other holds.
     */
    void hold() {
        sql.number(HOLD);
    }

    /** Makes the event of a file, or brings the one with its UID up to date. */
    Item take(ImportedEvent wanted, String sender) {
        Optional<CalendarEvent> known = find(wanted.uid(), wanted.recurrenceId());
        if (known.isEmpty()) {
            return item(wanted, Result.CREATED, create(wanted, sender));
        }
        CalendarEvent event = known.get();
        if (event.isDeleted()) {
            return Item.skipped(wanted.uid(), wanted.title(), "deleted-here");
        } else if (isOlder(wanted.sequence(), event)) {
            return Item.skipped(wanted.uid(), wanted.title(), "older-version");
        }
        boolean changed = wanted.applyTo(event);
        if (changed) {
            calendar.save(event, "event.updated");
        }
        return item(wanted, changed ? Result.UPDATED : Result.UNCHANGED, event);
    }

    private CalendarEvent create(ImportedEvent wanted, String sender) {
        CalendarEvent event = new CalendarEvent();
        event.channel = "ics";
        event.sender = sender;
        wanted.applyTo(event);
        calendar.add(event);
        return event;
    }

    /** Calls off a whole event and what stands for occurrences of it, or one occurrence. */
    Item cancel(Cancellation called) {
        if (called.occurrence() != null) {
            boolean moved = find(called.uid(), called.occurrence().toString()).filter(event -> !event.isDeleted())
                    .map(this::cancel).isPresent();
            boolean leftOut = leaveOut(called.uid(), called.occurrence());
            return Item.skipped(called.uid(), called.title(),
                    moved || leftOut ? "cancelled-occurrence" : "unknown-event");
        }
        List<CalendarEvent> all = CalendarEvent.<CalendarEvent>find(ALL, called.uid())
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
        if (all.isEmpty()) {
            return Item.skipped(called.uid(), called.title(), "unknown-event");
        } else if (all.stream().allMatch(CalendarEvent::isDeleted)) {
            return Item.skipped(called.uid(), called.title(), "deleted-here");
        } else if (all.stream().anyMatch(event -> isOlder(called.sequence(), event))) {
            return Item.skipped(called.uid(), called.title(), "older-version");
        }
        boolean changed = all.stream().filter(event -> !event.isDeleted()).filter(this::cancel).count() > 0;
        return new Item(called.uid(), all.get(0).title, changed ? Result.UPDATED : Result.UNCHANGED, all.get(0).id,
                null);
    }

    /** @return whether it was not cancelled before */
    private boolean cancel(CalendarEvent event) {
        if (event.status == EventStatus.CANCELLED) {
            return false;
        }
        event.status = EventStatus.CANCELLED;
        calendar.save(event, "event.updated");
        return true;
    }

    /** The starts of a series for which events of their own stand, or stood until they were deleted here. */
    List<Instant> replaced(String uid) {
        return CalendarEvent.<CalendarEvent>list(ALL, uid).stream().filter(event -> event.recurrenceId != null)
                .map(event -> Instant.parse(event.recurrenceId)).toList();
    }

    /**
     * Leaves a start out of a series that was imported earlier.
     *
     * @return whether there is such a series
     */
    boolean leaveOut(String uid, Instant start) {
        Optional<CalendarEvent> series = find(uid, null)
                .filter(event -> !event.isDeleted() && event.recurrence != null);
        series.filter(event -> event.exclude(start)).ifPresent(event -> calendar.save(event, "event.updated"));
        return series.isPresent();
    }

    private static Optional<CalendarEvent> find(String uid, String recurrenceId) {
        return CalendarEvent.<CalendarEvent>find(ONE, uid, recurrenceId == null ? "" : recurrenceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Files that come by mail may be opened in another order than they were sent in. */
    private static boolean isOlder(Integer sequence, CalendarEvent event) {
        return sequence != null && event.sequence != null && sequence < event.sequence;
    }

    private static Item item(ImportedEvent wanted, Result result, CalendarEvent event) {
        return new Item(wanted.uid(), wanted.title(), result, event.id, null);
    }
}
