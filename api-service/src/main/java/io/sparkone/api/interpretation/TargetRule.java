package io.sparkone.api.interpretation;

import io.sparkone.api.interpretation.Interpretation.Extent;

/** What is done to something that exists: complete, postpone, cancel. */
final class TargetRule implements IntentRule {

    static final String[] TIMES = {"date", "time", "repeat", "shift", "length", "priority", "noise"};

    static final String[] VERBS = {"complete", "complete_named", "postpone", "postpone_named", "cancel",
            "cancel_named"};

    @Override
    public Interpretation read(Request request) {
        Sentence sentence = request.sentence();
        Match verb = request.longest(sentence, 0, VERBS);
        if (request.book().starts(sentence, 0, "unnamed") || verb != null && request.book().has(sentence, "unsure")) {
            return request.whichItem(); // "cancela a das 10 ou a das 11, não lembro qual"
        }
        if (verb == null || verb.value().equals("numbered") && !hasNumber(request, verb)) {
            Interpretation takenOff = takenOff(request);
            if (takenOff != null) {
                return takenOff;
            }
            return isMoveOfSomething(request) ? request.whichItem() : moved(request);
        }
        Sentence tail = Wording.skipMarks(sentence.from(verb.to()));
        Pointed pointed = Pointed.in(request, tail);
        boolean ofAnother = request.book().starts(tail, 0, "and"); // "desmarca e remarca a reunião 5"
        boolean ofThen = ofAnother || pointed.numbers().isEmpty() && request.book().starts(tail, 0, "of_then");
        if (ofThen || pointed.isPronoun() || pointed.isEither()) {
            return request.whichItem(); // "apaga aquele compromisso"
        }
        boolean needsName = verb.section().endsWith("_named") && !pointed.isNamed() && !isOnList(request, tail);
        if (needsName && isOnlyTime(request, pointed.rest())) {
            return request.whichItem(); // "change to 4pm", "pode apagar a segunda"
        }
        if (needsName && !isMovedInTime(pointed) || pointed.isCount() || pointed.goesOn()) {
            return null;
        }
        Interpretation wish = switch (verb.section()) {
            case "postpone", "postpone_named" -> Postponing.of(pointed);
            case "cancel", "cancel_named" -> cancel(pointed);
            default -> DoneRule.complete(pointed);
        };
        boolean attended = pointed.isNumberedByName(tail)
                && (wish instanceof Interpretation.Complete
                        || !request.book().starts(named(request, tail), 0, "common_event"));
        if (wish.isAction() && (attended || pointed.isNumberOrHour(tail) || pointed.isQuotedUnread())) {
            return shown(request, wish);
        }
        return wish.isAction() && pointed.numbers().isEmpty() ? weighed(request, verb, wish) : wish;
    }

    /** "Meeting 7", unlike "flight 1234", which may be a number of its own. */
    private static Sentence named(Request request, Sentence tail) {
        Match article = request.longest(tail, 0, "article");
        return article == null ? tail : tail.from(article.to());
    }

    /** "… from my calendar": of what else could it be? */
    private static boolean isOnList(Request request, Sentence said) {
        Findings findings = request.findings(said);
        return findings.says("off_calendar") || findings.says("off_list");
    }

    /** "Take the dentist off my calendar": off a list it may be done, or not wanted any more. */
    private static Interpretation takenOff(Request request) {
        Match verb = request.longest(request.sentence(), 0, "take_off");
        if (verb == null || !isOnList(request, request.sentence())) {
            return null;
        }
        Pointed pointed = Pointed.in(request, request.sentence().from(verb.to()));
        Interpretation wish = request.findings(request.sentence()).says("off_calendar")
                ? cancel(pointed)
                : DoneRule.complete(pointed);
        return wish.isAction() ? shown(request, wish) : wish;
    }

    /** "Check task 5", not "check my meetings" */
    private static boolean hasNumber(Request request, Match verb) {
        return !Pointed.in(request, Wording.skipMarks(request.sentence().from(verb.to()))).numbers().isEmpty();
    }

    static Interpretation shown(Request request, Interpretation wish) {
        return new Interpretation.Confirm(request.language(), wish);
    }

    /** "Cancele sua assinatura quando quiser": without a number it may be said to anybody. */
    private static Interpretation weighed(Request request, Match verb, Interpretation wish) {
        Evidence evidence = new Evidence(request, Opening.CHANGE, null, request.sentence(), verb.to());
        boolean told = verb.value().equals("told"); // "acabei de mandar o relatório": of a task, or just news
        return evidence.verdict() == Evidence.Verdict.COMMAND && !told ? wish : shown(request, wish);
    }

    /** "Passa pra amanhã", which is no task of passing. */
    private static boolean isMoveOfSomething(Request request) {
        Match move = request.longest(request.sentence(), 0, "move_it");
        return move != null && move.has("toward") && isOnlyTime(request, request.sentence().from(move.to()));
    }

    /** "Push the roof quote to next Monday" */
    private static boolean isMovedInTime(Pointed pointed) {
        Request request = pointed.request();
        Findings findings = request.findings(pointed.rest());
        int toward = findings.lastAfter("toward");
        return request.book().starts(request.sentence(), 0, "moves_time")
                && (findings.has("shift") || Postponing.isFromTo(request, findings)
                        || toward > 0 && isOnlyTime(request, pointed.rest().from(toward)));
    }

    private static boolean isOnlyTime(Request request, Sentence rest) {
        Findings findings = request.findings(rest);
        return findings.hasTime() && !findings.rest(TIMES).hasWords();
    }

    /** "A reunião 3 mudou pra sexta": only of what has a number, or it would be a story. */
    private static Interpretation moved(Request request) {
        Pointed subject = Pointed.in(request, request.sentence());
        Match moved = subject.numbers().isEmpty() ? null : request.longest(subject.rest(), 0, "moved");
        return moved == null ? null : Postponing.of(subject.before(subject.rest().from(moved.to())));
    }

    /** "… só a de sexta", "… todas": of what repeats, the day or the extent that is named. */
    private static Interpretation cancel(Pointed pointed) {
        Request request = pointed.request();
        Match extent = pointed.extent();
        Sentence said = extent == null ? pointed.rest() : pointed.rest().upTo(extent.from());
        Target target = pointed.target(said);
        if (pointed.before(said).isUnclear(target) || request.isBrokenOff()) {
            return request.whichItem();
        }
        Findings findings = request.findings(said);
        Schedule time = findings.hasTime() ? request.scheduler().change(findings) : Schedule.NONE;
        if (time.isDoubtful() && (!pointed.numbers().isEmpty() || time.isImpossible())) {
            return request.question(time.doubt(), request.sentence().text());
        }
        Interpretation wish = new Interpretation.Cancel(request.language(), target, time.first(),
                extent == null ? Extent.UNSAID : Extent.valueOf(extent.value()));
        boolean until = !pointed.numbers().isEmpty() && findings.of("date").stream().anyMatch(Findings.Found::until);
        boolean ofDay = time.first() != null && pointed.kind() == Target.Kind.TASK;
        boolean atHour = !pointed.numbers().isEmpty() && pointed.kind() != Target.Kind.EVENT && findings.has("time");
        boolean someDay = !pointed.numbers().isEmpty() && pointed.kind() == Target.Kind.ANY && findings.has("date");
        return atHour || someDay || until || pointed.isUnread(ofDay ? said : findings.rest("date", "time", "noise"))
                ? shown(request, wish)
                : wish;
    }
}
