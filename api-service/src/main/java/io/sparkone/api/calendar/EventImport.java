package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.api.calendar.ImportReport.Item;
import io.sparkone.api.calendar.ImportReport.Result;
import io.sparkone.api.preference.Preferences;

/** Takes the events of an iCalendar file in; the same event, known by its UID, is taken in once and kept up to date. */
@ApplicationScoped
class EventImport {

    /** As {@link ICalendar} writes the UIDs of events of our own. */
    private static final Pattern OWN = Pattern.compile("event-(\\d{1,18})(?:-\\d{8}T\\d{6}Z)?@sparkone");

    private final Calendar calendar;
    private final ImportedEvents imported;
    private final Preferences preferences;
    private final CalendarConfig config;

    EventImport(Calendar calendar, ImportedEvents imported, Preferences preferences, CalendarConfig config) {
        this.calendar = calendar;
        this.imported = imported;
        this.preferences = preferences;
        this.config = config;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the text is no calendar, 413 if it has too many events */
    @Transactional
    ImportReport take(String text, String sender) {
        ICalendarFile file = ICalendarFile.read(text, new ZoneFinder(preferences.of(sender).zone()),
                config.importMaxEvents());
        imported.hold();
        List<Item> items = new ArrayList<>();
        file.events().forEach(event -> items.add(take(event, file, sender)));
        file.cancellations().forEach(cancellation -> items.add(imported.cancel(cancellation)));
        items.addAll(file.unreadable());
        return ImportReport.of(items);
    }

    private Item take(ImportedEvent event, ICalendarFile file, String sender) {
        Optional<EventView> own = own(event);
        if (own.isPresent()) {
            return new Item(event.uid(), event.title(), Result.UNCHANGED, own.get().id(), null);
        }
        if (event.recurrenceId() != null) {
            // where the file has no more than this occurrence, the series is one that came earlier
            imported.leaveOut(event.uid(), Instant.parse(event.recurrenceId()));
            return imported.take(event, sender);
        }
        return imported.take(event.recurrence() == null ? event : event.without(replaced(event.uid(), file)), sender);
    }

    /** The starts of a series that other events stand for, those of this file and those that came earlier, or that are called off. */
    private List<Instant> replaced(String uid, ICalendarFile file) {
        Stream<Instant> moved = file.events().stream()
                .filter(event -> event.recurrenceId() != null && event.uid().equals(uid))
                .map(event -> Instant.parse(event.recurrenceId()));
        Stream<Instant> calledOff = file.cancellations().stream()
                .filter(cancellation -> cancellation.occurrence() != null && cancellation.uid().equals(uid))
                .map(Cancellation::occurrence);
        return Stream.of(moved, calledOff, imported.replaced(uid).stream()).flatMap(Function.identity()).toList();
    }

    /** An event of this very calendar, out of its own feed. Other calendars of this kind count their events from 1 too. */
    private Optional<EventView> own(ImportedEvent event) {
        Matcher uid = OWN.matcher(event.uid());
        return uid.matches()
                ? calendar.find(Long.parseLong(uid.group(1)))
                        .filter(known -> known.uid() == null && known.title().equals(event.title())
                                && (known.recurrence() != null || known.startAt().equals(event.start().at())))
                : Optional.empty();
    }
}
