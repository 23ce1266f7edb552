package io.sparkone.api.interpretation;

import java.util.stream.IntStream;

/** What is done: "tarefa 12 feita", "paguei a luz, pode dar baixa". */
final class DoneRule implements IntentRule {

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
        return null;
    }

    /** "Ana will mark task 4 as done" */
    private static boolean isOfAnother(Request request, Sentence said) {
        return IntStream.range(1, said.size()).anyMatch(i -> request.book().starts(said, i, "marking"));
    }

    private static Interpretation finished(Request request, Sentence said) {
        Match deed = request.longest(said, 0, "complete", "complete_named", "deed");
        Sentence thing = deed == null ? said : said.from(deed.to());
        int state = IntStream.range(1, thing.size()).filter(i -> request.book().starts(thing, i, "state")).findFirst()
                .orElse(thing.size()); // "the forms are done"
        Pointed pointed = Pointed.in(request, thing.upTo(state));
        return pointed.isPronoun() || request.book().has(said, "one_of") || request.book().has(said, "unsure")
                ? request.whichItem()
                : complete(pointed);
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
        return pointed.isUnread(pointed.rest()) ? TargetRule.shown(request, wish) : wish;
    }
}
