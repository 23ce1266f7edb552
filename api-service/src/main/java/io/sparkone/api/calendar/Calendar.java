package io.sparkone.api.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Problems;
import io.sparkone.api.preference.ZoneChanged;
import io.sparkone.api.user.User;
import io.sparkone.platform.outbox.Outbox;

/** What can be done with events. Every change is told to the outbox in the same transaction. */
@ApplicationScoped
public class Calendar {

    /** How long a deleted event can be restored. */
    static final Duration UNDO_WINDOW = Duration.ofDays(30);

    /** A day begins 26 hours earlier at one end of the world than at the other. */
    static final Duration MOST_BETWEEN_ZONES = Duration.ofHours(26);

    private final Outbox outbox;
    private final Clock clock;

    Calendar(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param zone of whoever makes it: whole days and repetitions are meant there, wherever it is looked at later */
    @Transactional
    public EventView create(CreateEvent wanted, ZoneId zone) {
        CalendarEvent event = new CalendarEvent();
        event.title = wanted.title().strip();
        event.startAt = wanted.startAt();
        event.endAt = wanted.endAt();
        event.allDay = Boolean.TRUE.equals(wanted.allDay());
        event.location = wanted.location();
        event.status = wanted.status() == null ? EventStatus.CONFIRMED : wanted.status();
        event.recurrence = wanted.recurrence();
        settleZone(event, zone);
        event.channel = wanted.channel() == null ? "web" : wanted.channel();
        event.sender = wanted.sender();
        add(event);
        return EventView.of(event);
    }

    /** Stores an event whose fields are set, and tells it. */
    void add(CalendarEvent event) {
        event.version = 1;
        event.createdAt = clock.instant();
        event.updatedAt = event.createdAt;
        event.noteEnd();
        event.persistAndFlush();
        tell("event.created", event);
    }

    @Transactional
    public Optional<EventView> find(long id) {
        return CalendarEvent.<CalendarEvent>findByIdOptional(id).filter(e -> !e.isDeleted()).map(EventView::of);
    }

    @Transactional
    public EventList list(EventFilter filter, int limit, int offset) {
        PanacheQuery<CalendarEvent> found = filter.find();
        List<EventView> page = found.range(offset, offset + limit - 1).list().stream().map(EventView::of).toList();
        return new EventList(page, found.count(), limit, offset);
    }

    /** Events that take place in a period, each recurring one as often as it does, earliest first; not the cancelled. */
    @Transactional
    public List<EventView> between(Instant from, Instant to, Occurrences occurrences) {
        List<EventView> all = new ArrayList<>();
        for (CalendarEvent event : EventFilter.relevant(from.minus(MOST_BETWEEN_ZONES), to.plus(MOST_BETWEEN_ZONES))) {
            all.addAll(occurrences.of(EventView.of(event), from, to));
        }
        all.sort(Comparator.comparing(EventView::startAt).thenComparing(EventView::id));
        return all;
    }

    /** Events to come whose title has all the words, in any case. */
    @Transactional
    public List<EventView> upcomingTitled(String words, int limit) {
        return EventFilter.titled(words, clock.instant()).range(0, limit - 1).list().stream().map(EventView::of)
                .toList();
    }

    /** @param zone of whoever edits it, in which new days are meant */
    @Transactional
    public EventView edit(long id, EditEvent edit, IfMatch match, ZoneId zone) {
        CalendarEvent event = locked(id);
        match.check(event.version);
        EventView before = EventView.of(event);
        edit.applyTo(event);
        if (edit.isAboutTimes()) {
            settleZone(event, zone);
            event.excluded = Excluded.write(Excluded.following(before, EventView.of(event), zone));
        }
        if (event.endAt != null && event.endAt.isBefore(event.startAt)) {
            throw Problems.invalidField("end_at", "body", "must not be before start_at");
        }
        if (!before.equals(EventView.of(event))) {
            save(event, "event.updated");
        }
        return EventView.of(event);
    }

    /**
     * An event keeps the zone in which its times are meant, unless it has new days that are none there.
     *
     * @param zone of whoever gives the times
     */
    private static void settleZone(CalendarEvent event, ZoneId zone) {
        ZoneId kept = event.timeZone == null ? zone : ZoneId.of(event.timeZone);
        ZoneId meant = event.allDay && !WholeDays.fit(event, kept) ? zone : kept;
        if (event.allDay) {
            WholeDays.require(event, meant);
        }
        event.timeZone = event.isTiedToZone() ? meant.getId() : null;
    }

    /**
     * Leaves one occurrence out of a recurring event.
     *
     * @param occurrence as the occurrences gave it
     */
    @Transactional
    public EventView leaveOut(long id, EventView occurrence, Occurrences occurrences) {
        CalendarEvent event = locked(id);
        if (event.exclude(occurrences.ruledStart(occurrence))) {
            save(event, "event.updated");
        }
        return EventView.of(event);
    }

    /**
     * Moves every occurrence of a recurring event, also those that are left out, by the clock on the wall. Whole days that are
     * not moved by days become times, without an end.
     *
     * @param zone of whoever moves it, where the event has none
     * @return empty where its rule names days that cannot be moved
     */
    @Transactional
    public Optional<EventView> moveSeries(long id, Duration by, ZoneId zone) {
        CalendarEvent event = locked(id);
        Optional<SeriesMove> move = SeriesMove.of(EventView.of(event), by, zone);
        move.ifPresent(moved -> {
            moved.applyTo(event);
            save(event, "event.updated");
        });
        return move.map(moved -> EventView.of(event));
    }

    /** Cancels an event that nobody has changed since it had a version; empty where somebody has. */
    @Transactional
    public Optional<EventView> cancelUnchanged(long id, int version) {
        return unchanged(id, version).map(event -> {
            event.status = EventStatus.CANCELLED;
            save(event, "event.updated");
            return EventView.of(event);
        });
    }

    /** Gives an event the times and the status that it had, if nobody has changed it since; empty where somebody has. */
    @Transactional
    public Optional<EventView> putBack(EventView before, int version) {
        return unchanged(before.id(), version).map(event -> {
            event.status = before.status();
            event.startAt = before.startAt();
            event.endAt = before.endAt();
            event.allDay = before.allDay();
            event.recurrence = before.recurrence();
            event.excluded = Excluded.write(before.excluded());
            event.timeZone = before.timeZone();
            save(event, "event.updated");
            return EventView.of(event);
        });
    }

    private static Optional<CalendarEvent> unchanged(long id, int version) {
        return Optional.ofNullable(CalendarEvent.<CalendarEvent>findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(event -> !event.isDeleted() && event.version == version);
    }

    /** Deletes an event; it can be restored for {@link #UNDO_WINDOW}. */
    @Transactional
    public void delete(long id, IfMatch match) {
        CalendarEvent event = locked(id);
        match.check(event.version);
        event.deletedAt = clock.instant();
        save(event, "event.deleted");
    }

    @Transactional
    public EventView restore(long id) {
        CalendarEvent event = CalendarEvent.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (event == null) {
            throw Problems.notFound("Event " + id);
        }
        if (event.isDeleted()) {
            if (event.deletedAt.isBefore(clock.instant().minus(UNDO_WINDOW))) {
                throw Problems.gone("Event " + id + " was deleted more than " + UNDO_WINDOW.toDays() + " days ago");
            }
            event.deletedAt = null;
            save(event, "event.updated");
        }
        return EventView.of(event);
    }

    /** What was made before events had zones was meant in the owner's of that time. */
    void follow(@Observes ZoneChanged change) {
        if (User.OWNER.equals(change.user())) {
            CalendarEvent.update("timeZone = ?1 where timeZone is null and (allDay or recurrence is not null)",
                    change.from().getId());
        }
    }

    /** Tells the present state of every event again, for a consumer that begins from nothing. */
    @Transactional(TxType.MANDATORY)
    public void snapshot() {
        List<CalendarEvent> events = CalendarEvent.listAll(Sort.ascending("id"));
        events.forEach(event -> tell("event.snapshot", event));
    }

    private CalendarEvent locked(long id) {
        CalendarEvent event = CalendarEvent.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (event == null || event.isDeleted()) {
            throw Problems.notFound("Event " + id);
        }
        return event;
    }

    /** Stores what was changed in an event, and tells it. */
    void save(CalendarEvent event, String type) {
        event.version++;
        event.noteEnd();
        event.updatedAt = clock.instant();
        CalendarEvent.flush();
        tell(type, event);
    }

    private void tell(String type, CalendarEvent event) {
        outbox.append(type, "event/" + event.id, EventState.of(event));
    }
}
