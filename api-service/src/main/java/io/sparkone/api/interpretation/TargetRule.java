package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.Interpretation.Extent;

/** What is done to something that exists: complete, postpone, cancel. */
final class TargetRule implements IntentRule {

    /** What a message points at, and the words after it. */
    private record Pointed(Target.Kind kind, List<Long> numbers, Sentence rest) {

        boolean isNamed() {
            return kind != Target.Kind.ANY || !numbers.isEmpty() || rest.has(0) && QUOTES.contains(rest.at(0).folded());
        }

        /** "Apaga 3 fotos": the number counts something. */
        boolean isCount(Request request) {
            Sentence more = new Wording(request.book()).trim(request.findings(rest).rest(TIMES));
            return kind == Target.Kind.ANY && !numbers.isEmpty() && more.hasWords() && !rest.at(0).isMark()
                    && !request.book().starts(more, 0, "toward");
        }

        /** "Conclui a tarefa 3 e compra pão": more than one wish, of which none may be lost. */
        boolean goesOn(Request request) {
            Sentence more = Wording.skipMarks(rest);
            boolean command = rest.is(0, ",") && (request.book().starts(more, 0, VERBS)
                    || request.book().starts(more, 0, "starts_task"));
            boolean and = request.book().starts(rest, 0, "and") && !rest.at(0).isMark()
                    && request.findings(rest).rest(TIMES).words() > 1;
            return !numbers.isEmpty() && (command || and);
        }

        /** "Tarefa 4 ou 5": one of them is meant. */
        boolean isEither() {
            return !numbers.isEmpty() && (rest.is(0, "ou") || rest.is(0, "or"));
        }

        /** "Adia isso": nothing here knows what was spoken of. */
        boolean isPronoun(Request request) {
            Match pronoun = request.longest(rest, 0, "pronoun");
            return pronoun != null && numbers.isEmpty()
                    && !request.findings(rest.from(pronoun.to())).rest(TIMES).hasWords();
        }
    }

    private static final String QUOTES = "\"“”«»'‘’";

    static final String[] TIMES = {"date", "time", "repeat", "shift", "length", "priority", "noise"};

    static final String[] VERBS = {"complete", "complete_named", "postpone", "postpone_named", "cancel",
            "cancel_named"};

    @Override
    public Interpretation read(Request request) {
        Interpretation done = done(request);
        if (done == null) {
            done = finished(request);
        }
        if (done != null) {
            return done;
        }
        Match verb = request.longest(request.sentence(), 0, VERBS);
        if (request.longest(request.sentence(), 0, "unnamed") != null || verb != null && isUnsure(request)) {
            return whichItem(request);
        }
        if (verb == null) {
            return isMoveOfSomething(request) ? whichItem(request) : moved(request);
        }
        Sentence tail = Wording.skipMarks(request.sentence().from(verb.to()));
        Pointed pointed = point(request, tail);
        if (pointed.isPronoun(request) || pointed.isEither()) {
            return whichItem(request);
        }
        if (verb.section().equals("postpone_named") && !pointed.isNamed() && isOnlyTime(request, pointed.rest())) {
            return whichItem(request); // "change to 4pm"
        }
        if (verb.section().endsWith("_named") && !pointed.isNamed() && !isMovedInTime(request, pointed)
                || pointed.isCount(request)
                || pointed.goesOn(request)) {
            return null;
        }
        Interpretation wish = switch (verb.section()) {
            case "postpone", "postpone_named" -> postpone(request, pointed);
            case "cancel", "cancel_named" -> cancel(request, pointed);
            default -> complete(request, pointed);
        };
        return wish.isAction() && pointed.numbers().isEmpty() ? weighed(request, verb, wish) : wish;
    }

    /** "Cancele sua assinatura quando quiser": without a number it may be said to anybody. */
    private static Interpretation weighed(Request request, Match verb, Interpretation wish) {
        Evidence evidence = new Evidence(request, Opening.CHANGE, null, request.sentence(), verb.to());
        boolean told = verb.value().equals("told"); // "acabei de mandar o relatório": of a task, or just news
        return evidence.verdict() == Evidence.Verdict.COMMAND && !told
                ? wish
                : new Interpretation.Confirm(request.language(), wish);
    }

    /** "Cancela a das 10 ou a das 11, não lembro qual" */
    private static boolean isUnsure(Request request) {
        Sentence sentence = request.sentence();
        return IntStream.range(1, sentence.size()).anyMatch(i -> request.book().starts(sentence, i, "unsure"));
    }

    private static Interpretation whichItem(Request request) {
        return request.question(Doubt.WHICH_ITEM, request.sentence().text());
    }

    /** "Passa pra amanhã", which is no task of passing. */
    private static boolean isMoveOfSomething(Request request) {
        Match move = request.longest(request.sentence(), 0, "move_it");
        return move != null && move.has("toward") && isOnlyTime(request, request.sentence().from(move.to()));
    }

    /** "Push the roof quote to next Monday" */
    private static boolean isMovedInTime(Request request, Pointed pointed) {
        int toward = request.findings(pointed.rest()).lastAfter("toward");
        return toward > 0 && request.book().starts(request.sentence(), 0, "moves_time")
                && isOnlyTime(request, pointed.rest().from(toward));
    }

    private static boolean isOnlyTime(Request request, Sentence rest) {
        Findings findings = request.findings(rest);
        return findings.hasTime() && !findings.rest(TIMES).hasWords();
    }

    /** "A reunião 3 mudou pra sexta": only of what has a number, or it would be a story. */
    private static Interpretation moved(Request request) {
        Pointed subject = point(request, request.sentence());
        Match moved = subject.numbers().isEmpty() ? null : request.longest(subject.rest(), 0, "moved");
        return moved == null
                ? null
                : postpone(request, new Pointed(subject.kind(), subject.numbers(), subject.rest().from(moved.to())));
    }

    /** "Tarefa 12 feita", "mark task 9 as done": the whole message is the pattern. */
    private static Interpretation done(Request request) {
        Sentence sentence = request.sentence();
        Match match = request.longest(sentence, 0, "done");
        if (match == null || sentence.from(match.to()).hasWords()) {
            return null;
        }
        return new Interpretation.Complete(request.language(), new Target(kind(match), numbers(match), null));
    }

    /** "Paguei a luz, pode dar baixa", "done with the report, tick it off" */
    private static Interpretation finished(Request request) {
        Sentence sentence = request.sentence();
        for (int i = 0; i < sentence.size(); i++) {
            Match order = request.longest(sentence, i, "finish_it");
            if (order != null && !sentence.from(order.to()).hasWords()) {
                Sentence said = new Wording(request.book()).trim(sentence.upTo(i));
                Match deed = request.longest(said, 0, "complete", "complete_named", "deed");
                Pointed pointed = point(request, deed == null ? said : said.from(deed.to()));
                return pointed.isPronoun(request) ? whichItem(request) : complete(request, pointed);
            }
        }
        return null;
    }

    static Target.Kind kind(Match match) {
        if (match.has("event")) {
            return Target.Kind.EVENT;
        }
        return match.has("kind") ? Target.Kind.valueOf(match.text("kind")) : Target.Kind.ANY;
    }

    static List<Long> numbers(Match match) {
        List<?> numbers = match.has("ref") ? match.get("ref", List.class) : List.of();
        return numbers.stream().map(Long.class::cast).toList();
    }

    private static Pointed point(Request request, Sentence tail) {
        Match match = request.longest(tail, 0, "target");
        if (match == null) {
            return new Pointed(Target.Kind.ANY, List.of(), tail);
        }
        return new Pointed(kind(match), numbers(match), tail.from(match.to()));
    }

    /** Null when there is neither a number nor a word. */
    private static Target target(Request request, Pointed pointed, Sentence said) {
        if (!pointed.numbers().isEmpty()) {
            return new Target(pointed.kind(), pointed.numbers(), null);
        }
        Sentence words = quoted(new Wording(request.book()).trim(said));
        Match last = words.size() > 1 ? request.longest(words, words.size() - 1, "kind") : null;
        Target.Kind kind = last == null || pointed.kind() != Target.Kind.ANY
                ? pointed.kind()
                : Target.Kind.valueOf(last.value());
        String text = (last == null ? words : words.upTo(last.from())).text();
        return words.hasWords() ? new Target(kind, List.of(), text, hint(request, words)) : null;
    }

    /** Only what stands in quotes, where the words begin with them. */
    private static Sentence quoted(Sentence words) {
        boolean opens = words.has(0) && QUOTES.contains(words.at(0).folded());
        return !opens
                ? words
                : IntStream.range(1, words.size()).filter(i -> QUOTES.contains(words.at(i).folded())).boxed()
                        .findFirst()
                        .map(end -> words.part(1, end)).orElse(words);
    }

    private static Target.Hint hint(Request request, Sentence words) {
        Findings findings = request.findings(words);
        Schedule schedule = findings.hasTime() ? request.scheduler().change(findings) : Schedule.NONE;
        if (schedule.isDoubtful() || schedule.isNothing() || schedule.exact() != null) {
            return null;
        }
        Sentence rest = new Wording(request.book()).trim(findings.rest(TIMES));
        LocalTime time = schedule.start() == null
                ? null
                : LocalTime.of(schedule.start().hour() % 24, schedule.start().minute());
        return new Target.Hint(rest.hasWords() ? rest.text() : null, schedule.first(), time);
    }

    private static Interpretation complete(Request request, Pointed pointed) {
        Target target = target(request, pointed, pointed.rest());
        return isUnclear(request, pointed, target)
                ? whichItem(request)
                : new Interpretation.Complete(request.language(), target);
    }

    /** "… só a de sexta", "… todas": of what repeats, the day or the extent that is named. */
    private static Interpretation cancel(Request request, Pointed pointed) {
        Match extent = extent(request, pointed);
        Sentence said = extent == null ? pointed.rest() : pointed.rest().upTo(extent.from());
        Target target = target(request, pointed, said);
        if (isUnclear(request, new Pointed(pointed.kind(), pointed.numbers(), said), target)) {
            return whichItem(request);
        }
        Findings findings = request.findings(said);
        Schedule time = findings.hasTime() ? request.scheduler().change(findings) : Schedule.NONE;
        if (time.isDoubtful() && !pointed.numbers().isEmpty()) {
            return request.question(time.doubt(), request.sentence().text());
        }
        return new Interpretation.Cancel(request.language(), target, time.first(),
                extent == null ? Extent.UNSAID : Extent.valueOf(extent.value()));
    }

    /** Null when it is not said how much; a single "todas" may be the end of a title. */
    private static Match extent(Request request, Pointed pointed) {
        Sentence rest = pointed.rest();
        for (int i = 0; i < rest.size(); i++) {
            Match extent = request.longest(rest, i, "extent");
            boolean clear = extent != null && (extent.length() > 1 || !pointed.numbers().isEmpty());
            if (clear && !rest.from(extent.to()).hasWords()) {
                return extent;
            }
        }
        return null;
    }

    private static boolean isUnclear(Request request, Pointed pointed, Target target) {
        return target == null || target.words() != null && request.book().starts(pointed.rest(), 0, "event")
                && pointed.rest().words() == 1 && isBareNoun(request, pointed);
    }

    /** "Cancelar reunião": of which there are many; "desmarca o dentista" is clear enough. */
    private static boolean isBareNoun(Request request, Pointed pointed) {
        return request.book().starts(pointed.rest(), 0, "common_event");
    }

    private static Interpretation postpone(Request request, Pointed pointed) {
        Match extent = extent(request, pointed);
        Sentence rest = extent == null ? pointed.rest() : pointed.rest().upTo(extent.from());
        Findings all = request.findings(rest);
        int toward = all.lastAfter("toward");
        Findings findings = toward > 0 ? request.findings(rest.from(toward)) : all;
        Sentence words = toward > 0 ? rest.upTo(toward) : all.rest(TIMES);
        Target target = target(request, pointed, words);
        if (target == null) {
            return whichItem(request);
        }
        Schedule change = request.scheduler().change(findings);
        if (toward == 0 && change.end() != null && isFromTo(request, findings)) {
            change = change.atEnd();
        }
        if (change.isDoubtful()) {
            return request.question(change.doubt(), request.sentence().text());
        }
        Which which = new Which(target, occurrence(request, words),
                extent == null ? Extent.UNSAID : Extent.valueOf(extent.value()));
        Span shift = findings.shift() == null ? bareShift(request, rest) : findings.shift();
        if (change.isNothing()) {
            return shift == null
                    ? request.question(Doubt.POSTPONE_WHEN, request.sentence().text())
                    : which.to(request, null, null, null, shift);
        }
        return moved(request, which, change);
    }

    /** "Shift it from 6 to 7pm" is no range. */
    private static boolean isFromTo(Request request, Findings findings) {
        return findings.of("time").stream()
                .anyMatch(time -> request.book().starts(findings.sentence(), time.match().from(), "moved_from"));
    }

    /** What is moved, and how much of it where it repeats. */
    private record Which(Target target, LocalDate occurrence, Extent extent) {

        Interpretation to(Request request, LocalDate day, LocalTime time, ZonedDateTime exact, Span shift) {
            return new Interpretation.Postpone(request.language(), target, day, time, exact,
                    shift == null ? null : shift.amount(), occurrence, extent);
        }
    }

    /** The day in "a reunião de sexta"; null when there is none. */
    private static LocalDate occurrence(Request request, Sentence words) {
        Findings findings = request.findings(words);
        return findings.has("date") ? request.scheduler().change(findings).first() : null;
    }

    /** "Snooze 5 30 min" */
    private static Span bareShift(Request request, Sentence rest) {
        SlotReader.Reading reading = rest.isEmpty() ? null : SpanSlot.read(request.book(), rest, 0);
        return reading == null || rest.from(reading.next()).hasWords() ? null : (Span) reading.value();
    }

    private static Interpretation moved(Request request, Which which, Schedule change) {
        if (change.exact() != null) {
            return which.to(request, null, null, change.exact(), null);
        }
        ZonedDateTime at = change.start() == null
                ? null
                : Schedule.at(change.first() == null ? LocalDate.EPOCH : change.first(), change.start(),
                        request.zone());
        LocalTime time = at == null ? null : at.toLocalTime();
        LocalDate day = change.first() == null || at == null ? change.first() : at.toLocalDate();
        boolean past = day != null && (time == null
                ? day.isBefore(request.now().toLocalDate())
                : at.isBefore(request.now()));
        return past
                ? request.question(Doubt.PAST, request.sentence().text())
                : which.to(request, day, time, null, null);
    }
}
