package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private final Preferences preferences;
    private final CalendarConfig config;

    EventImport(Calendar calendar, Preferences preferences, CalendarConfig config) {
        this.calendar = calendar;
        this.preferences = preferences;
        this.config = config;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the text is no calendar, 413 if it has too many events */
    @Transactional
    ImportReport take(String text, String sender) {
        ICalendarFile file = ICalendarFile.read(text, new ZoneFinder(preferences.of(sender).zone()),
                config.importMaxEvents());
        Map<String, List<Instant>> replaced = file.events().stream().filter(event -> event.recurrenceId() != null)
                .collect(Collectors.groupingBy(ImportedEvent::uid,
                        Collectors.mapping(event -> Instant.parse(event.recurrenceId()), Collectors.toList())));
        List<Item> items = new ArrayList<>();
        for (ImportedEvent event : file.events()) {
            boolean recurs = event.recurrenceId() == null && event.recurrence() != null;
            items.add(take(recurs ? event.without(replaced.getOrDefault(event.uid(), List.of())) : event, sender));
        }
        items.addAll(file.unreadable());
        return ImportReport.of(items);
    }

    private Item take(ImportedEvent event, String sender) {
        Optional<EventView> own = own(event);
        if (own.isPresent()) {
            return new Item(event.uid(), event.title(), Result.UNCHANGED, own.get().id(), null);
        }
        return event.isCancelledOccurrence()
                ? Item.skipped(event.uid(), event.title(), "cancelled-occurrence")
                : calendar.take(event, sender);
    }

    /** An event of this very calendar, out of its own feed. Other calendars of this kind count their events from 1 too. */
    private Optional<EventView> own(ImportedEvent event) {
        Matcher uid = OWN.matcher(event.uid());
        return uid.matches()
                ? calendar.find(Long.parseLong(uid.group(1)))
                        .filter(known -> known.uid() == null && known.title().equals(event.title())
                                && (known.recurrence() != null || known.startAt().equals(event.startAt())))
                : Optional.empty();
    }
}
