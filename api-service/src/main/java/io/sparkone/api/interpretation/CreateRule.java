package io.sparkone.api.interpretation;

import java.time.ZonedDateTime;

/** New tasks and events: said outright ("nova tarefa"), or by a verb or a noun with a time ("dentista sexta 16h"). */
final class CreateRule implements IntentRule {

    private static final String[] TIME = {"date", "time", "repeat", "shift", "priority", "noise"};
    private static final String[] TIME_AND_LENGTH = {"date", "time", "repeat", "shift", "priority", "noise",
            "length"};
    private static final String[] MARKERS = {"mark_task", "mark_event"};
    /** "Próxima reunião", "English class": the noun that makes an event need not be the first word. */
    private static final int NOUN_WITHIN = 3;

    private enum Kind {
        TASK, EVENT, NONE
    }

    @Override
    public Interpretation read(Request request) {
        Sentence sentence = request.sentence();
        Match marker = marker(request, sentence);
        Sentence body = Wording.skipMarks(marker == null ? sentence : sentence.without(marker.from(), marker.to()));
        Findings findings = request.findings(body);
        Kind kind = marker == null ? unmarked(request, findings) : marked(marker);
        if (kind == Kind.NONE || marker != null && isReference(request, marker)) {
            return null;
        }
        Schedule schedule = request.scheduler().schedule(findings);
        if (schedule.isDoubtful()) {
            return request.question(schedule.doubt(), body.text());
        }
        boolean block = marker == null && (schedule.hasEnd() || findings.length() != null && schedule.start() != null);
        return kind == Kind.EVENT || block
                ? event(request, findings, schedule)
                : task(request, findings, schedule);
    }

    /** At the beginning, or after a time: "amanhã tenho que …". */
    private static Match marker(Request request, Sentence sentence) {
        Match first = request.longest(sentence, 0, MARKERS);
        Match event = request.longest(sentence, 0, "event");
        if (event != null && first != null && event.length() > first.length()) {
            return null; // "book club" is not the booking of a club
        }
        int start = request.findings(sentence).endOfOpening();
        return first != null || start == 0 ? first : request.longest(sentence, start, MARKERS);
    }

    /** "Tarefa 6 …" speaks of a task that exists. */
    private static boolean isReference(Request request, Match marker) {
        Sentence sentence = request.sentence();
        boolean bare = marker.length() == 1 && request.book().starts(sentence, marker.from(), "kind");
        return bare && sentence.has(marker.to()) && sentence.at(marker.to()).isNumber();
    }

    private static Kind marked(Match marker) {
        return marker.section().equals("mark_task") ? Kind.TASK : Kind.EVENT;
    }

    private static Kind unmarked(Request request, Findings findings) {
        Sentence core = Wording.skipMarks(findings.rest(TIME_AND_LENGTH));
        PhraseBook book = request.book();
        if (request.sentence().endsWithQuestionMark() || !core.hasWords()) {
            return Kind.NONE;
        }
        boolean timed = findings.hasTime();
        Match event = timed ? request.longest(core, 0, "event") : null;
        if (event != null) {
            return isHearsay(request, findings) || isTold(book, core, event.to()) ? Kind.NONE : Kind.EVENT;
        }
        if (request.longest(core, 0, "starts_task") != null && !isTold(book, core, 1)) {
            return timed || core.words() > 1 ? Kind.TASK : Kind.NONE;
        }
        if (timed && !isHearsay(request, findings)) {
            return noun(book, core);
        }
        return Kind.NONE;
    }

    /** "Reunião foi ótima", "dormir é bom": told of, not asked for. */
    private static boolean isTold(PhraseBook book, Sentence core, int after) {
        return isFinite(book, core, after) || isFinite(book, core, after + 1);
    }

    /** "É" has to keep its accent: without it, it is the "e" of "almoço e jantar". */
    private static boolean isFinite(PhraseBook book, Sentence core, int at) {
        return book.starts(core, at, "finite") || core.has(at) && core.part(at, at + 1).text().equalsIgnoreCase("é");
    }

    private static Kind noun(PhraseBook book, Sentence core) {
        if (book.starts(core, 0, "task_noun") && !isTold(book, core, 1)) {
            return Kind.TASK;
        }
        for (int i = 1; i < Math.min(core.size(), NOUN_WITHIN); i++) {
            if (book.starts(core, i - 1, "not_title")) {
                return Kind.NONE;
            }
            if (book.starts(core, i, "event")) {
                return Kind.EVENT;
            }
        }
        return Kind.NONE;
    }

    /** "A reunião de ontem": nothing to be created, and nothing to ask. */
    private static boolean isHearsay(Request request, Findings findings) {
        return request.scheduler().claims(findings).stream()
                .anyMatch(claim -> claim.day() != null && claim.day().isBefore(request.now().toLocalDate()));
    }

    private static Interpretation task(Request request, Findings findings, Schedule schedule) {
        PlaceFinder.Found place = new PlaceFinder(request.book()).labelled(findings.rest(TIME));
        Sentence words = new Wording(request.book()).trim(place.rest());
        if (!words.hasWords()) {
            return request.question(Doubt.MISSING_TITLE, findings.sentence().text());
        }
        if (request.book().starts(words, 0, "condition")) {
            return null;
        }
        Title title = Title.of(words.text(), request.notes());
        return new Interpretation.CreateTask(request.language(), title.text(), title.notes(),
                schedule.due(request.zone()), findings.priority(), schedule.recurrence(), place.place());
    }

    private static Interpretation event(Request request, Findings findings, Schedule schedule) {
        Wording wording = new Wording(request.book());
        PlaceFinder places = new PlaceFinder(request.book());
        PlaceFinder.Found place = places.labelled(findings.rest(TIME_AND_LENGTH));
        if (place.place() == null) {
            place = places.mentioned(wording.trim(place.rest()));
        }
        Sentence words = wording.trim(place.rest());
        if (!words.hasWords()) {
            return request.question(Doubt.MISSING_TITLE, findings.sentence().text());
        }
        if (schedule.isNothing() || schedule.start() == null && isVague(request, findings, words)) {
            return request.question(Doubt.WHEN, words.text());
        }
        Title title = Title.of(words.text(), request.notes());
        ZonedDateTime end = schedule.end(findings.length(), request.zone());
        return new Interpretation.CreateEvent(request.language(), title.text(), title.notes(),
                schedule.start(request.zone()), end, place.place(), findings.priority(), schedule.recurrence());
    }

    /** No day of its own: "antes de sexta", or the week in which somebody wants to arrange something. */
    private static boolean isVague(Request request, Findings findings, Sentence words) {
        boolean period = request.scheduler().claims(findings).stream()
                .anyMatch(claim -> claim.form() == DateClaim.Form.PERIOD);
        return findings.isBefore() || period && !request.book().starts(words, 0, "event");
    }
}
