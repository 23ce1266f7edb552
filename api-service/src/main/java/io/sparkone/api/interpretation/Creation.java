package io.sparkone.api.interpretation;

import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What new thing a message may ask for: it says so ("nova tarefa", "remind me to …"), or it is a verb or a noun with a
 * time ("dentista sexta 16h"). Whether it does ask is for {@link Evidence} to tell.
 *
 * @param body
 *            the message without the words that only ask
 * @param evidence
 *            how it begins, and what speaks against it
 */
record Creation(Kind kind, Sentence body, Findings findings, Evidence evidence) {

    enum Kind {
        TASK, EVENT, NONE
    }

    /** How a sentence opens, and the token after the words that do so. */
    private record Begun(Opening opening, Kind kind, int said) {

        static final Begun NOTHING = new Begun(Opening.NONE, Kind.NONE, 0);
    }

    private static final String[] TIME_AND_LENGTH = {"date", "time", "repeat", "shift", "priority", "noise",
            "length"};
    /** "Na agenda", "on my list". */
    private static final Set<String> LISTS = Set.of("calendar", "list");
    private static final String[] MARKERS = {"mark_task", "mark_event"};
    /** "Próxima reunião", "English class": the noun that makes an event need not be the first word. */
    private static final int NOUN_WITHIN = 3;
    /** In words: what is longer, and begins with none that is known, is a text. */
    private static final int LONGEST_OTHER = 8;

    static Creation of(Request request) {
        Match appeal = appeal(request);
        Sentence sentence = appeal == null ? request.sentence() : request.sentence().upTo(appeal.from());
        Match marker = marker(request, sentence);
        Sentence body = Wording.skipMarks(marker == null ? sentence : sentence.without(marker.from(), marker.to()));
        Findings findings = request.findings(body);
        Match inner = marker == null ? null : inner(request, marker, findings);
        if (inner != null) { // "anota aí: amanhã tenho dentista"
            marker = inner;
            body = Wording.skipMarks(body.without(inner.from(), inner.to()));
            findings = request.findings(body);
        }
        String rule = marker == null ? null : rule(request, marker, findings);
        if (rule != null) {
            body = Sentence.of(body.text() + " " + rule, request.book().spelling()::correct);
            findings = request.findings(body);
        }
        Begun begun = marker == null ? unmarked(request, findings) : marked(request, marker, findings, body);
        if (appeal != null && marker == null) {
            begun = appealed(request, begun, findings);
        }
        return new Creation(begun.kind(), body, findings,
                new Evidence(request, begun.opening(), marker, core(findings), begun.said()));
    }

    /** "Every month", of "set a monthly reminder to …"; null where nothing asks so, or the rule is said, too. */
    private static String rule(Request request, Match marker, Findings findings) {
        Sentence sentence = request.sentence();
        Match asked = IntStream.range(marker.from(), marker.to())
                .mapToObj(i -> request.longest(sentence, i, Series.ASKED))
                .filter(Objects::nonNull).findFirst().orElse(null);
        return asked == null || findings.has("repeat") || asked.value().equals(Series.ASKED) ? null : asked.value();
    }

    /** What asks once more: "anota aí: …", "I need to set a reminder to …"; null where nothing does. */
    private static Match inner(Request request, Match marker, Findings findings) {
        boolean note = marker.value().equals("note");
        boolean need = request.book().starts(request.sentence(), marker.from(), "need");
        Match inner = note && !findings.says("list") || need ? marker(request, findings.sentence()) : null;
        boolean clear = inner != null && (note || inner.section().equals("mark_task")
                || findings.says("calendar"));
        return clear ? inner : null;
    }

    /** Whether words say that something is asked for. */
    boolean isMarked() {
        return evidence.isMarked() || evidence.opening() == Opening.NAMED || evidence.opening() == Opening.NOTICE;
    }

    /** "Reminder: …", "agende sua consulta": companies say so, too. */
    private static boolean isNotice(Request request, Match marker, Sentence body) {
        return request.book().starts(request.sentence(), marker.from(), "notice_marker")
                || marker.section().equals("mark_event") && (request.book().starts(body, 0, "reader")
                        || request.book().starts(request.sentence(), marker.from(), "impersonal"));
    }

    /** "Tarefa difícil", not "tarefa: …" or "tarefa pagar a luz": a noun, which may as well be what is spoken of. */
    private static boolean isName(Request request, Match marker) {
        Sentence sentence = request.sentence();
        int noun = marker.length() > 1 && request.book().starts(sentence, marker.from(), "article")
                ? marker.from() + 1
                : marker.from();
        Match name = request.longest(sentence, noun, "name_marker");
        return name != null && name.to() == marker.to() && !sentence.is(marker.to(), ":")
                && !request.book().starts(sentence, marker.to(), "starts_task");
    }

    /** "…, me lembra", "… don't let me forget": asked at the end; null when it is not. */
    private static Match appeal(Request request) {
        Sentence sentence = request.sentence();
        for (int i = 0; i < sentence.size(); i++) {
            Match match = request.longest(sentence, i, "appeal");
            if (match != null && !sentence.from(match.to()).hasWords()) {
                return i == 0 || new ShortWords(request.book()).isAll(sentence.upTo(i), "yes") ? null : match;
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

    /** What is asked for at the end; without a time that may be only talk: "o Henrique confirmou, pode agendar". */
    private static Begun appealed(Request request, Begun begun, Findings findings) {
        if (begun.kind() != Kind.NONE) {
            return new Begun(Opening.MARKED, begun.kind(), begun.said());
        }
        Kind kind = request.book().starts(core(findings), 0, "event") ? Kind.EVENT : Kind.TASK;
        return new Begun(findings.hasTime() || kind == Kind.EVENT ? Opening.MARKED : Opening.NAMED, kind, 0);
    }

    private static Begun marked(Request request, Match marker, Findings findings, Sentence body) {
        Opening opening = isNotice(request, marker, body)
                ? Opening.NOTICE
                : isName(request, marker) ? Opening.NAMED : Opening.MARKED;
        if (marker.value().equals("notify") && !request.book().starts(core(findings), 0, "notify_about")) {
            return Begun.NOTHING; // "me avisa amanhã se der" is said to somebody else
        }
        boolean ofOthers = marker.value().equals("mark_task")
                && request.book().starts(request.sentence(), marker.from(), "that_others");
        if (ofOthers || request.book().starts(body, 0, "asked_of_reader")) {
            return Begun.NOTHING; // "preciso que pague um boleto", "remind me why I do this"
        }
        if (marker.value().equals("note")) {
            Kind kind = findings.says("calendar") ? Kind.EVENT : unmarked(request, findings).kind();
            return new Begun(opening, kind == Kind.NONE ? ofNote(request, core(findings)) : kind, 0);
        }
        return new Begun(opening,
                marker.section().equals("mark_task") || findings.says("list") ? Kind.TASK : Kind.EVENT, 0);
    }

    /** "Add Mum's appointment" is no task. */
    private static Kind ofNote(Request request, Sentence core) {
        boolean event = !request.book().starts(core, 0, "starts_task") && request.book().has(core, "has_hour");
        return event ? Kind.EVENT : Kind.TASK;
    }

    private static Sentence core(Findings findings) {
        return Wording.skipMarks(findings.rest(TIME_AND_LENGTH));
    }

    private static Begun unmarked(Request request, Findings findings) {
        Sentence core = core(findings);
        PhraseBook book = request.book();
        boolean timed = findings.hasTime();
        Match event = timed ? request.longest(core, 0, "event") : null;
        if (event != null) {
            return new Begun(Opening.NOUN, Kind.EVENT, event.to());
        }
        if (request.longest(core, 0, "starts_task") != null && (timed || core.words() > 1)) {
            boolean own = book.values("own_verb_ending").stream().anyMatch(core.at(0).folded()::endsWith);
            return new Begun(own ? Opening.OWN_VERB : Opening.VERB, Kind.TASK, 1);
        }
        int label = Evidence.label(book, core);
        if (label > 0 && book.starts(core, label + 1, "starts_task")) {
            return new Begun(Opening.NOTICE, Kind.TASK, label + 2);
        }
        return timed ? noun(book, core) : object(book, core);
    }

    private static Begun noun(PhraseBook book, Sentence core) {
        if (book.starts(core, 0, "task_noun")) {
            return new Begun(Opening.NOUN, Kind.TASK, 1);
        }
        for (int i = 1; i < Math.min(core.size(), NOUN_WITHIN) && !book.starts(core, i - 1, "not_title"); i++) {
            Match event = book.longest(core, i, "event");
            if (event != null) {
                boolean known = book.values("before_event").isEmpty()
                        || IntStream.range(0, i).allMatch(before -> book.starts(core, before, "before_event"));
                return new Begun(known ? Opening.NOUN : Opening.OTHER, Kind.EVENT, event.to());
            }
        }
        return core.words() > 1 ? other(book, core) : Begun.NOTHING;
    }

    /** "Unclog the sink": a word before an article, which is likely a verb. */
    private static Begun object(PhraseBook book, Sentence core) {
        boolean verb = book.starts(core, 1, "determiner") && core.words() > 2
                && book.values("no_verb_ending").stream().noneMatch(core.at(0).folded()::endsWith);
        return verb ? other(book, core) : Begun.NOTHING;
    }

    private static Begun other(PhraseBook book, Sentence core) {
        boolean title = core.at(0).isWord()
                && !book.starts(core, 0, "not_title", "not_verb", "recipient", "dangling", "list");
        boolean event = book.has(core, "event");
        return title && core.words() <= LONGEST_OTHER
                ? new Begun(Opening.OTHER, event ? Kind.EVENT : Kind.TASK, 1)
                : Begun.NOTHING;
    }
}
