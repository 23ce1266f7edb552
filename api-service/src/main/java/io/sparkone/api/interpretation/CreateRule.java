package io.sparkone.api.interpretation;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** New tasks and events. */
final class CreateRule implements IntentRule {

    private static final String[] TIME = {"date", "time", "repeat", "shift", "priority", "noise"};
    private static final String[] TIME_AND_LENGTH = {"date", "time", "repeat", "shift", "priority", "noise",
            "length"};
    /** In tokens, with the colon. */
    private static final int LONGEST_LABEL = 4;

    @Override
    public Interpretation read(Request request) {
        Creation creation = Creation.of(request);
        Evidence.Verdict verdict = creation.evidence().verdict();
        if (creation.kind() == Creation.Kind.NONE || verdict == Evidence.Verdict.NONE) {
            return null;
        }
        Schedule schedule = request.scheduler().schedule(creation.findings());
        Interpretation wish = wish(request, creation, schedule);
        boolean sure = verdict == Evidence.Verdict.COMMAND && !SpanSlot.isUnread(request.sentence().source())
                && !isAskedBack(request, creation)
                && !isSaid(request, creation) && !isEachDay(request, wish, schedule)
                && !new Leftovers(request, creation.findings()).areIn(wish)
                && !new Guesses(request, creation.findings(), schedule).areIn(wish);
        if (sure || wish == null) {
            return wish;
        }
        boolean asks = creation.evidence().opening() != Opening.OTHER
                && wish instanceof Interpretation.Question question && question.doubt() != Doubt.PAST;
        return wish.isAction() ? new Interpretation.Confirm(request.language(), wish) : asks ? wish : null;
    }

    /** "Pay the rent from Monday to Wednesday": on one of these days, or on each. */
    private static boolean isEachDay(Request request, Interpretation wish, Schedule schedule) {
        return schedule.isSeveralDays() && wish instanceof Interpretation.CreateEvent event
                && request.book().starts(Sentence.of(event.title(), request.book().spelling()::correct), 0,
                        "starts_task");
    }

    /** "Tell Ana: buy milk", "quote: …" */
    private static boolean isSaid(Request request, Creation creation) {
        Sentence body = creation.body();
        return !creation.isMarked() && request.book().starts(body, 0, "reports", "quoting") && IntStream
                .range(1, Math.min(body.size(), LONGEST_LABEL)).anyMatch(i -> body.is(i, ":"));
    }

    /** "Me lembra de ligar pra Ana amanhã?", not "remind me to ask who pays?" */
    private static boolean isAskedBack(Request request, Creation creation) {
        return request.isAskedBack() && request.book().starts(request.sentence(), 0, "mark_task", "mark_event")
                && !request.book().starts(creation.body(), 0, "reports", "finds_out");
    }

    private static Interpretation wish(Request request, Creation creation, Schedule schedule) {
        Findings findings = creation.findings();
        if (schedule.isDoubtful()) {
            return request.question(schedule.doubt(), creation.body().text());
        }
        // a task has no end: what has one is kept as the event that it is
        boolean block = schedule.hasEnd() || schedule.isSeveralDays()
                || !creation.isMarked() && findings.length() != null && schedule.start() != null
                        && (schedule.recurrence() == null || findings.length().isShort());
        return creation.kind() == Creation.Kind.EVENT || block
                ? event(request, findings, schedule)
                : task(request, creation, schedule);
    }

    private static Interpretation task(Request request, Creation creation, Schedule schedule) {
        Findings findings = creation.findings();
        boolean ofSeries = schedule.recurrence() != null && findings.length() != null && !findings.length().isShort();
        PlaceFinder.Found place = new PlaceFinder(request.book())
                .labelled(findings.rest(ofSeries ? TIME_AND_LENGTH : TIME)); // "every 6 hours for 7 days"
        Wording wording = new Wording(request.book());
        Sentence words = wording.trim(place.rest());
        Sentence timely = creation.isMarked() ? wording.withoutVague(words) : words;
        if (isNothing(request, timely)) {
            return request.question(Doubt.MISSING_TITLE, findings.sentence().text());
        }
        if (request.book().starts(words, 0, "condition") || isOfDay(request, findings)) {
            return null;
        }
        boolean vague = timely.size() < words.size() && !findings.hasTime()
                || schedule.start() != null && isFeast(request, findings)
                || creation.isMarked() && !findings.hasTime() && isConditional(request, words);
        if (vague || request.book().starts(words, 0, "relative") || isBeforeSomething(request, words)) {
            return request.question(Doubt.WHEN, timely.text());
        }
        if (isExcepted(request, findings, words)) {
            return request.question(Doubt.WHICH_DAYS, findings.sentence().text());
        }
        Title title = Title.of(timely.text(), request.notes());
        return new Interpretation.CreateTask(request.language(), title.text(), title.notes(),
                schedule.due(request.zone()), findings.priority(), schedule.recurrence(), place.place());
    }

    private static Interpretation event(Request request, Findings findings, Schedule schedule) {
        Wording wording = new Wording(request.book());
        PlaceFinder places = new PlaceFinder(request.book());
        PlaceFinder.Found place = places.labelled(findings.rest(TIME_AND_LENGTH));
        if (place.place() == null) {
            place = places.named(wording.trim(place.rest()));
        }
        if (place.place() == null) {
            place = places.mentioned(wording.trim(place.rest()));
        }
        Sentence said = withoutWriter(request, wording.trim(place.rest()));
        Sentence words = wording.withoutVague(said);
        if (isNothing(request, words)) {
            return request.question(Doubt.MISSING_TITLE, findings.sentence().text());
        }
        if (isExcepted(request, findings, words)) {
            return request.question(Doubt.WHICH_DAYS, findings.sentence().text());
        }
        boolean vague = words.size() < said.size() && schedule.isWholeDay(); // "on Friday, sometime"
        if (schedule.isNothing() || vague || isVague(request, findings, schedule) || isFeast(request, findings)) {
            return request.question(Doubt.WHEN, words.text());
        }
        if (lacksHour(request, findings, schedule, words)) {
            return request.question(Doubt.HOUR, words.text());
        }
        Title title = Title.of(words.text(), request.notes());
        // "every day at 7 for 3 weeks": so long lasts the series
        Span length = schedule.recurrence() != null && schedule.start() != null && findings.length() != null
                && !findings.length().isShort() ? null : findings.length();
        ZonedDateTime end = schedule.end(length, request.zone());
        return new Interpretation.CreateEvent(request.language(), title.text(), title.notes(),
                schedule.start(request.zone()), end, place.place(), findings.priority(), schedule.recurrence());
    }

    /** "Marca o dentista sexta às 10h pra mim" */
    private static Sentence withoutWriter(Request request, Sentence words) {
        return IntStream.range(1, words.size()).filter(i -> {
            Match writer = request.longest(words, i, "for_writer");
            return writer != null && !words.from(writer.to()).hasWords();
        }).mapToObj(words::upTo).findFirst().orElse(words);
    }

    /** "Marca algo amanhã" */
    private static boolean isNothing(Request request, Sentence words) {
        Match nothing = request.longest(words, 0, "no_title", "untitled", "needs_object");
        return !words.hasWords() || nothing != null && !words.from(nothing.to()).hasWords();
    }

    /** "Sort out my thursday": of the day itself. */
    private static boolean isOfDay(Request request, Findings findings) {
        Sentence sentence = findings.sentence();
        return findings.of("date").stream().anyMatch(date -> date.from() > 0
                && request.book().starts(sentence, date.from() - 1, "possessive")
                && !sentence.from(date.to()).hasWords());
    }

    /** "Me lembra de ligar quando a chuva parar": nobody can be reminded then. */
    private static boolean isConditional(Request request, Sentence words) {
        return !request.book().starts(words, 0, "reports")
                && request.book().has(words.from(1), "event_condition");
    }

    /** "Me lembra da consulta uma hora antes" */
    private static boolean isBeforeSomething(Request request, Sentence words) {
        return IntStream.range(0, words.size()).mapToObj(i -> request.longest(words, i, "relative_end"))
                .anyMatch(match -> match != null && !words.from(match.to()).hasWords());
    }

    /** "Call with Grandma on Thanksgiving at 6pm" is not today. */
    private static boolean isFeast(Request request, Findings findings) {
        return !findings.has("date")
                && request.book().has(findings.sentence(), "movable_feast");
    }

    /** "Dentist on Friday": a birthday or a trip takes a day, an appointment has an hour. */
    private static boolean lacksHour(Request request, Findings findings, Schedule schedule, Sentence words) {
        return schedule.isWholeDay() && !schedule.isSeveralDays() && !findings.isAllDay()
                && findings.length() == null && request.book().has(words, "has_hour");
    }

    /** "Toda segunda, menos feriado": a series that no rule here can tell. */
    private static boolean isExcepted(Request request, Findings findings, Sentence words) {
        return findings.has("repeat")
                && request.book().has(words, "except");
    }

    /** No day of its own: "antes de sexta", or the week in which somebody wants to arrange something. */
    private static boolean isVague(Request request, Findings findings, Schedule schedule) {
        List<DateClaim> claims = request.scheduler().claims(findings).stream()
                .filter(claim -> schedule.recurrence() == null || !claim.until()).toList();
        boolean period = !claims.isEmpty()
                && claims.stream().allMatch(claim -> claim.form() == DateClaim.Form.PERIOD);
        return findings.isBefore() && schedule.start() == null || period || isWindow(request, findings);
    }

    /** "Entre 7 e 11 de dezembro": a meeting on one of these days, but a trip on all of them. */
    private static boolean isWindow(Request request, Findings findings) {
        return findings.of("date").stream()
                .anyMatch(f -> request.book().starts(findings.sentence(), f.match().from(), "window"))
                && !request.book().has(findings.sentence(), "takes_day");
    }
}
