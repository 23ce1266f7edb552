package io.sparkone.api.interpretation;

import java.util.stream.IntStream;

/** What is done: "tarefa 12 feita", "paguei a luz, pode dar baixa". */
final class DoneRule implements IntentRule {

    /** In words. */
    private static final int LONGEST_THING = 6;

    @Override
    public Interpretation read(Request request) {
        Sentence sentence = request.sentence();
        Match done = request.longest(sentence, 0, "done");
        if (done != null && !sentence.from(done.to()).hasWords()) { // the whole message is the pattern
            return new Interpretation.Complete(request.language(),
                    new Target(Pointed.kind(done), Pointed.numbers(done), null));
        }
        for (int i = 0; i < sentence.size(); i++) {
            Match order = request.longest(sentence, i, "finish_it");
            if (order != null && !sentence.from(order.to()).hasWords() && !isOfAnother(request, sentence.upTo(i))) {
                return finished(request, new Wording(request.book()).trim(sentence.upTo(i)));
            }
        }
        return told(request);
    }

    /** "Paguei a luz": news, unless there is a task of it, which is shown. */
    private static Interpretation told(Request request) {
        Sentence sentence = request.sentence();
        Match deed = request.longest(sentence, 0, "own_deed");
        Sentence said = deed == null ? sentence.upTo(0) : sentence.from(deed.to());
        Match article = request.longest(said, 0, "article");
        Sentence thing = article == null ? said : said.from(article.to());
        boolean plain = thing.hasWords() && thing.words() <= LONGEST_THING && !sentence.endsWithQuestionMark()
                && thing.tokens().stream().noneMatch(Token::isMark) && !request.findings(thing).hasTime()
                && !request.book().has(thing, "sentence_word");
        Target target = plain ? Pointed.in(request, thing).target(thing) : null;
        return target == null || target.words() == null
                ? null
                : TargetRule.shown(request, new Interpretation.Complete(request.language(), target));
    }

    /** "Ana will mark task 4 as done" */
    private static boolean isOfAnother(Request request, Sentence said) {
        return IntStream.range(1, said.size()).anyMatch(i -> request.book().starts(said, i, "marking"));
    }

    private static Interpretation finished(Request request, Sentence said) {
        Match deed = request.longest(said, 0, "complete", "complete_named", "deed", "own_deed");
        Sentence thing = deed == null ? said : said.from(deed.to());
        int state = IntStream.range(1, thing.size()).filter(i -> request.book().starts(thing, i, "state")).findFirst()
                .orElse(thing.size()); // "the forms are done"
        Pointed pointed = Pointed.in(request, thing.upTo(state));
        if (pointed.isPronoun() || request.book().has(said, "one_of") || request.book().has(said, "unsure")) {
            return request.whichItem();
        }
        Interpretation wish = complete(pointed);
        return wish.isAction() && isOtherwise(request, thing.from(state)) ? TargetRule.shown(request, wish) : wish;
    }

    /** "The forms are not done", "are almost done"; not "have been paid already" */
    private static boolean isOtherwise(Request request, Sentence state) {
        int what = 0;
        int at = 0;
        while (at < state.size()) {
            Match known = request.longest(state, at, "state");
            what += known == null && !state.at(at).isMark() ? 1 : 0;
            at = known == null ? at + 1 : known.to();
        }
        return what > 1 || request.book().has(state, "told_otherwise", "hesitant", "contrast");
    }

    static Interpretation complete(Pointed pointed) {
        Request request = pointed.request();
        Target target = pointed.target(pointed.rest());
        if (pointed.isUnclear(target) || request.isBrokenOff()) {
            return request.whichItem();
        }
        Findings findings = request.findings(pointed.rest());
        Schedule time = findings.hasTime() ? request.scheduler().change(findings) : Schedule.NONE;
        if (time.isImpossible()) {
            return request.question(time.doubt(), request.sentence().text());
        }
        Interpretation wish = new Interpretation.Complete(request.language(), target);
        return isToCome(pointed, findings) || pointed.isUnread(pointed.rest()) ? TargetRule.shown(request, wish) : wish;
    }

    /** "Finish the report by Friday", "conclui o relatório amanhã" is still to be done; not "conclui a tarefa de sexta". */
    private static boolean isToCome(Pointed pointed, Findings findings) {
        Request request = pointed.request();
        return findings.of("date").stream().anyMatch(date -> IntStream
                .rangeClosed(Math.max(0, date.from() - 1), date.match().from())
                .noneMatch(i -> request.book().starts(pointed.rest(), i, "of_thing", "names_it"))
                && request.scheduler().claims(findings).stream().anyMatch(
                        claim -> claim.day() != null && claim.day().isAfter(request.now().toLocalDate())));
    }
}
