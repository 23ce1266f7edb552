package io.sparkone.api.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

import io.sparkone.api.http.Text;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.ListFilter;
import io.sparkone.api.interpretation.Priority;
import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.interpretation.When;

/** Turns what a language model proposes into what the assistant does, by the rules that hold for the grammar too. */
final class ProposalCheck {

    private static final int MAX_PLACE = 255;
    private static final int YEARS_AHEAD = 5;

    private final Utterance utterance;
    private final Language language;
    private final ZonedDateTime now;

    ProposalCheck(Utterance utterance, Language language) {
        this.utterance = utterance;
        this.language = language;
        this.now = utterance.now();
    }

    /** @throws InvalidAnswerException where it may not be done */
    Interpretation read(Proposal proposal) {
        return switch (proposal.action()) {
            case Proposal.CREATE_TASK -> task(proposal);
            case Proposal.CREATE_EVENT -> event(proposal);
            case Proposal.LIST_TASKS -> new Interpretation.ListTasks(language, filter(proposal), false);
            case Proposal.LIST_EVENTS -> new Interpretation.ListEvents(language, filter(proposal));
            default -> new Interpretation.Unknown(language);
        };
    }

    private Interpretation task(Proposal proposal) {
        require(proposal.endDate().isEmpty() && proposal.endTime().isEmpty(), "a task with an end");
        When due = when(proposal, When.END_OF_DAY);
        return new Interpretation.CreateTask(language, title(proposal), null, due, priority(proposal), null,
                place(proposal));
    }

    private Interpretation event(Proposal proposal) {
        When start = when(proposal, LocalTime.MIDNIGHT);
        require(start != null, "an event without a day");
        return new Interpretation.CreateEvent(language, title(proposal), null, start, end(proposal, start),
                place(proposal), priority(proposal), null);
    }

    private When when(Proposal proposal, LocalTime ofWholeDay) {
        LocalDate day = date(proposal.date());
        LocalTime time = time(proposal.time());
        if (day == null) {
            require(time == null, "a time without a day");
            return null;
        }
        require(day.isBefore(now.toLocalDate().plusYears(YEARS_AHEAD)), "a day that is too far away");
        ZonedDateTime at = day.atTime(time == null ? ofWholeDay : time).atZone(now.getZone());
        require(time == null ? !day.isBefore(now.toLocalDate()) : at.isAfter(now), "a time that is past");
        return new When(at, time == null);
    }

    private ZonedDateTime end(Proposal proposal, When start) {
        LocalDate last = date(proposal.endDate());
        LocalTime time = time(proposal.endTime());
        LocalDate first = start.at().toLocalDate();
        if (start.wholeDay()) {
            require(time == null && (last == null || !last.isBefore(first)), "an end that does not fit the start");
            return (last == null ? first : last).plusDays(1).atStartOfDay(now.getZone());
        }
        if (time == null) {
            require(last == null || last.equals(first), "an end without its time");
            return null;
        }
        ZonedDateTime end = (last == null ? first : last).atTime(time).atZone(now.getZone());
        require(end.isAfter(start.at()) && end.isBefore(start.at().plusYears(1)), "an end that does not fit the start");
        return end;
    }

    private ListFilter filter(Proposal proposal) {
        LocalDate from = date(proposal.date());
        LocalDate to = date(proposal.endDate());
        require(from != null || to == null, "a period without its first day");
        require(to == null || !to.isBefore(from), "a period that ends before it begins");
        return new ListFilter(from, to == null ? from : to, false, null, priority(proposal));
    }

    private String title(Proposal proposal) {
        String title = proposal.title().strip();
        require(!title.isEmpty() && Text.length(title) <= Interpretation.MAX_TITLE && PlainText.isOneLine(title),
                "a title that is empty, too long or no plain text");
        require(PlainText.isSpokenOf(title, utterance.text()), "a title that the message does not speak of");
        return title;
    }

    private static String place(Proposal proposal) {
        String place = proposal.place().strip();
        require(Text.length(place) <= MAX_PLACE && PlainText.isOneLine(place),
                "a place that is too long or no plain text");
        return place.isEmpty() ? null : place;
    }

    private static Priority priority(Proposal proposal) {
        if (proposal.priority().isEmpty()) {
            return null;
        }
        for (Priority priority : Priority.values()) {
            if (priority.value().equals(proposal.priority())) {
                return priority;
            }
        }
        throw new InvalidAnswerException("a priority that does not exist");
    }

    private static LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidAnswerException("a date that is none");
        }
    }

    private static LocalTime time(String text) {
        try {
            return text.isEmpty() ? null : LocalTime.parse(text).withNano(0);
        } catch (DateTimeException e) {
            throw new InvalidAnswerException("a time that is none");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new InvalidAnswerException(otherwise);
        }
    }
}
