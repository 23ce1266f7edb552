package io.sparkone.api.interpretation;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether a message asks for something new, and for what: it says so ("nova tarefa", "remind me to …"), or it is a verb
 * or a noun with a time ("dentista sexta 16h").
 *
 * @param body
 *            the message without the words that only ask
 * @param marked
 *            whether there were such words
 * @param asked
 *            whether they can only be said to the assistant: not "reminder: your subscription renews"
 */
record Creation(Kind kind, Sentence body, Findings findings, boolean marked, boolean asked) {

    enum Kind {
        TASK, EVENT, NONE
    }

    private static final String[] TIME_AND_LENGTH = {"date", "time", "repeat", "shift", "priority", "noise",
            "length"};
    /** "Na agenda", "on my list". */
    private static final Set<String> LISTS = Set.of("calendar", "list");
    private static final String[] MARKERS = {"mark_task", "mark_event"};
    /** "Próxima reunião", "English class": the noun that makes an event need not be the first word. */
    private static final int NOUN_WITHIN = 3;
    /** What only programs write. */
    private static final Pattern CODE = Pattern.compile("[{}]|</|/>|==|=>|\\(\\)|;\\s*--|&&|\\|\\|");

    static Creation of(Request request) {
        Match appeal = appeal(request);
        Sentence sentence = appeal == null ? request.sentence() : request.sentence().upTo(appeal.from());
        Match marker = marker(request, sentence);
        Sentence body = Wording.skipMarks(marker == null ? sentence : sentence.without(marker.from(), marker.to()));
        Findings findings = request.findings(body);
        Match inner = marker != null && marker.value().equals("note") ? marker(request, body) : null;
        if (inner != null) { // "anota aí: amanhã tenho dentista"
            marker = inner;
            body = Wording.skipMarks(body.without(inner.from(), inner.to()));
            findings = request.findings(body);
        }
        Kind kind = marker == null ? unmarked(request, findings) : marked(request, marker, findings);
        if (kind == Kind.NONE && appeal != null && marker == null) {
            kind = Kind.TASK;
        }
        boolean marked = marker != null || appeal != null;
        return new Creation(kind, body, findings, marked, marked && !isNotice(request.book(), marker, sentence, body));
    }

    /** "Reminder: …", "agende sua consulta": companies say so, too. */
    private static boolean isNotice(PhraseBook book, Match marker, Sentence sentence, Sentence body) {
        return marker != null && (book.starts(sentence, marker.from(), "notice_marker")
                || marker.section().equals("mark_event") && book.starts(body, 0, "reader"));
    }

    /** "…, me lembra", "… don't let me forget": asked at the end; null when it is not. */
    private static Match appeal(Request request) {
        Sentence sentence = request.sentence();
        for (int i = 0; i < sentence.size(); i++) {
            Match match = request.longest(sentence, i, "appeal");
            if (match != null && !sentence.from(match.to()).hasWords()) {
                return i == 0 ? null : match;
            }
        }
        return null;
    }

    /** At the beginning, or after a time: "amanhã tenho que …". */
    private static Match marker(Request request, Sentence sentence) {
        Match first = request.longest(sentence, 0, MARKERS);
        Match event = request.longest(sentence, 0, "event");
        if (event != null && first != null && event.length() > first.length()) {
            return null; // "book club" is not the booking of a club
        }
        Findings findings = request.findings(sentence);
        if (first == null && findings.of("noise").stream().anyMatch(f -> LISTS.contains(f.match().value()))) {
            first = request.longest(sentence, 0, "calendar_verb");
        }
        int start = findings.endOfOpening();
        Match marker = first != null || start == 0 ? first : request.longest(sentence, start, MARKERS);
        return marker != null && isReference(request, marker) ? null : marker;
    }

    /** "Tarefa 6 …" speaks of a task that exists. */
    private static boolean isReference(Request request, Match marker) {
        Sentence sentence = request.sentence();
        boolean bare = marker.length() == 1 && request.book().starts(sentence, marker.from(), "kind")
                || marker.length() == 2 && request.book().starts(sentence, marker.from(), "article");
        return bare && ReferenceSlot.isReference(request.book(), sentence, marker.to());
    }

    private static Kind marked(Request request, Match marker, Findings findings) {
        if (request.book().starts(core(findings), 0, "too_late")) {
            return Kind.NONE; // "I should have called"
        }
        if (marker.value().equals("notify") && !request.book().starts(core(findings), 0, "notify_about")) {
            return Kind.NONE; // "me avisa amanhã se der" is said to somebody else
        }
        if (marker.value().equals("note")) {
            Kind kind = unmarked(request, findings);
            return kind == Kind.NONE ? Kind.TASK : kind;
        }
        boolean listed = findings.of("noise").stream().anyMatch(f -> f.match().value().equals("list"));
        return marker.section().equals("mark_task") || listed ? Kind.TASK : Kind.EVENT;
    }

    private static Sentence core(Findings findings) {
        return Wording.skipMarks(findings.rest(TIME_AND_LENGTH));
    }

    private static Kind unmarked(Request request, Findings findings) {
        Sentence core = core(findings);
        PhraseBook book = request.book();
        if (request.sentence().endsWithQuestionMark() || !core.hasWords()
                || CODE.matcher(core.source()).find() || book.starts(core, 0, "forbidden")) {
            return Kind.NONE;
        }
        boolean timed = findings.hasTime();
        boolean wish = request.longest(core, 0, "starts_task") != null;
        if (!wish && hasBecome(book, core)) {
            return Kind.NONE;
        }
        Match event = timed ? request.longest(core, 0, "event") : null;
        if (event != null) {
            return isHearsay(request, findings) || isTold(book, core, event.to()) ? Kind.NONE : Kind.EVENT;
        }
        if (wish && !isTold(book, core, 1)) {
            return timed || core.words() > 1 ? Kind.TASK : Kind.NONE;
        }
        return timed && !isHearsay(request, findings) ? noun(book, core) : Kind.NONE;
    }

    /** "Reunião foi ótima", "dormir é bom": told of, not asked for. */
    private static boolean isTold(PhraseBook book, Sentence core, int after) {
        return isFinite(book, core, after) || isFinite(book, core, after + 1);
    }

    /** "Aula cancelada hoje": a noun, and what became of it. */
    private static boolean hasBecome(PhraseBook book, Sentence core) {
        return IntStream.range(1, core.size()).takeWhile(i -> !book.starts(core, i, "topic"))
                .anyMatch(i -> book.starts(core, i, "became"));
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
}
