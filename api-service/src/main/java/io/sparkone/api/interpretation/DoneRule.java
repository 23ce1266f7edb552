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
            if (order != null && !sentence.from(order.to()).hasWords()) {
                return finished(request, new Wording(request.book()).trim(sentence.upTo(i)));
            }
        }
        return null;
    }

    private static Interpretation finished(Request request, Sentence said) {
        Match deed = request.longest(said, 0, "complete", "complete_named", "deed");
        Sentence thing = deed == null ? said : said.from(deed.to());
        int state = IntStream.range(1, thing.size()).filter(i -> request.book().starts(thing, i, "state")).findFirst()
                .orElse(thing.size()); // "the forms are done"
        Pointed pointed = Pointed.in(request, thing.upTo(state));
        return pointed.isPronoun() || request.book().has(said, "unsure") ? request.whichItem() : complete(pointed);
    }

    static Interpretation complete(Pointed pointed) {
        Target target = pointed.target(pointed.rest());
        return pointed.isUnclear(target)
                ? pointed.request().whichItem()
                : new Interpretation.Complete(pointed.request().language(), target);
    }
}
