package io.sparkone.api.interpretation;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A wish about what was made last, without a word that names it: "cancela", "muda para 16h", "não, sexta".
 *
 * @param verb
 *            what is to be done, as a command begins
 * @param kind
 *            what the writer called it: "cancela essa tarefa"
 * @param times
 *            the new time; empty when something is cancelled or completed
 */
record Change(String verb, Target.Kind kind, String times) {

    private static final String[] SECTIONS = {"move_it", "postpone", "postpone_named", "cancel", "cancel_named",
            "complete", "complete_named", "finish_it"};

    static Optional<Change> read(Grammar grammar, String text) {
        Sentence sentence = grammar.sentence(text);
        PhraseBook book = grammar.book();
        Match verb = sentence.isEmpty() ? null : book.longest(sentence, 0, SECTIONS);
        if (verb != null) {
            return commanded(book, sentence, verb);
        }
        Sentence core = new ShortWords(book).core(sentence); // "hmm, make it 4pm"
        Match later = core.size() < sentence.size() ? book.longest(core, 0, SECTIONS) : null;
        return later == null
                ? contrast(book, sentence).or(() -> corrected(book, sentence))
                : commanded(book, core, later);
    }

    /** "At 11", of "change it to 11"; null where the words are no bare hour. */
    private static Sentence hour(PhraseBook book, Sentence rest) {
        Match toward = book.longest(rest, 0, "toward");
        Sentence number = new ShortWords(book).withoutEnd(toward == null ? rest : rest.from(toward.to()));
        boolean bare = number.size() == 1 && number.at(0).isNumber() && number.at(0).digits() < 3;
        return bare
                ? Sentence.of(book.longest(number, 0, "answer_hour").value().formatted(number.text()),
                        UnaryOperator.identity())
                : null;
    }

    /** "9h30 na verdade", "friday, I meant" */
    private static Optional<Change> corrected(PhraseBook book, Sentence sentence) {
        return IntStream.range(1, sentence.size()).filter(i -> new ShortWords(book).isAll(sentence.from(i), "meant")
                && new ShortWords(book).isTime(sentence.upTo(i))).mapToObj(sentence::upTo).findFirst()
                .map(time -> new Change(book.values("move_it").get(0), Target.Kind.ANY, time.text()));
    }

    private static Optional<Change> commanded(PhraseBook book, Sentence sentence, Match verb) {
        Sentence tail = Wording.skipMarks(sentence.from(verb.to()));
        Match it = book.longest(tail, 0, "it");
        Sentence rest = it == null ? tail : tail.from(it.to());
        Sentence hour = verb.section().equals("move_it") ? hour(book, rest) : null;
        if (hour != null) {
            return Optional.of(new Change(verb.value(), it == null ? Target.Kind.ANY : Pointed.kind(it), hour.text()));
        }
        boolean timed = new ShortWords(book).isTime(rest);
        boolean fits = switch (verb.section()) {
            case "complete", "complete_named" -> it != null && !rest.hasWords();
            case "cancel", "cancel_named", "finish_it" -> !rest.hasWords();
            case "postpone", "postpone_named" ->
                timed || new ShortWords(book).isSpan(rest) || it != null && !rest.hasWords();
            default -> timed;
        };
        String said = Set.of("move_it", "finish_it").contains(verb.section())
                ? verb.value()
                : sentence.upTo(verb.to()).text();
        Target.Kind kind = it == null ? Target.Kind.ANY : Pointed.kind(it);
        return fits ? Optional.of(new Change(said, kind, rest.hasWords() ? rest.text() : "")) : Optional.empty();
    }

    /** "Sexta, não quinta", "friday instead of thursday": the first of them. */
    private static Optional<Change> contrast(PhraseBook book, Sentence sentence) {
        for (int i = 1; i < sentence.size(); i++) {
            Match not = book.longest(sentence, i, "not_that");
            if (not != null && new ShortWords(book).isTime(sentence.upTo(i))
                    && new ShortWords(book).isTime(sentence.from(not.to()))) {
                return Optional.of(new Change(book.values("move_it").get(0), Target.Kind.ANY,
                        sentence.upTo(i).text()));
            }
        }
        return Optional.empty();
    }

    boolean canBe(Target target) {
        return target != null && (kind == Target.Kind.ANY || kind == target.kind());
    }

    /** The whole command; without a target, which must then be asked for, what can be completed with it. */
    String of(Grammar grammar, Target target) {
        return String.join(" ", verb, target == null ? "" : name(grammar, target), times).strip();
    }

    /** "Tarefa 12", or "12" alone when the writer did not say of what kind it is. */
    static String name(Grammar grammar, Target target) {
        String number = String.valueOf(target.numbers().get(0));
        return target.kind() == Target.Kind.ANY
                ? number
                : grammar.book().values("kind_name").get(target.kind() == Target.Kind.TASK ? 0 : 1) + " " + number;
    }
}
