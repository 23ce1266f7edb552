package io.sparkone.api.interpretation;

import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a message points at: "a reunião 7", "task 3", or only words of a title.
 *
 * @param numbers
 *            empty where none is named
 * @param rest
 *            the words after it
 */
record Pointed(Request request, Target.Kind kind, List<Long> numbers, Sentence rest) {

    private static final String REASON_AFTER = ",.;!–—";
    private static final String QUOTES = "\"“”«»'‘’";

    static Pointed in(Request request, Sentence tail) {
        Match match = request.longest(tail, 0, "target");
        return match == null || isHour(match, tail)
                ? new Pointed(request, Target.Kind.ANY, List.of(), tail)
                : new Pointed(request, kind(match), numbers(match), tail.from(match.to()));
    }

    /** "A aula 5", unlike "o evento 5" */
    boolean isNumberedByName(Sentence tail) {
        Match match = request.longest(tail, 0, "target");
        return !numbers.isEmpty() && match != null && match.has("event");
    }

    /** "A reunião 10 da manhã", "a reunião 14 de amanhã", "o almoço 12 pras 13": the one at that hour; not "a reunião 7 para sexta". */
    boolean isNumberOrHour(Sentence tail) {
        if (!isNumberedByName(tail)) {
            return false;
        }
        Match match = request.longest(tail, 0, "target");
        Findings withNumber = request.findings(tail.from(match.to() - 1));
        Sentence more = tail.from(match.to());
        boolean toward = request.book().starts(more, 0, "toward");
        boolean hour = !toward && withNumber.of("time").stream().anyMatch(f -> f.from() == 0 && f.to() > 1);
        boolean ofDay = !toward && request.findings(more).of("date").stream().anyMatch(f -> f.from() == 0);
        boolean hours = toward && more.size() == 2 && more.at(1).isNumber();
        return hour || ofDay || hours;
    }

    /** "Às 5", unlike "as 4 e 5" */
    private static boolean isHour(Match match, Sentence tail) {
        return tail.is(0, "as") && !match.has("kind") && !match.has("event") && numbers(match).size() == 1;
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

    Pointed before(Sentence less) {
        return new Pointed(request, kind, numbers, less);
    }

    boolean isNamed() {
        return kind != Target.Kind.ANY || !numbers.isEmpty() || isQuote(rest, 0) || isNamedLast()
                || request.book().starts(rest, 0, "weekday_of") || isPossessed(); // "Saturday's barbecue"
    }

    /** "Bob's lunch" */
    private boolean isPossessed() {
        return rest.has(1) && rest.at(0).folded().endsWith("'s") && request.book().starts(rest, 1, "event");
    }

    /** "The delivery reminder" */
    private boolean isNamedLast() {
        Sentence words = new Wording(request.book()).trim(request.findings(rest).rest(TargetRule.TIMES));
        return words.size() > 2 && request.book().starts(words, 0, "article")
                && request.book().starts(words, words.size() - 1, "kind");
    }

    /** "Apaga 3 fotos": the number counts something. */
    boolean isCount() {
        Sentence more = new Wording(request.book()).trim(request.findings(rest).rest(TargetRule.TIMES));
        return kind == Target.Kind.ANY && !numbers.isEmpty() && more.hasWords() && !rest.at(0).isMark()
                && !request.book().starts(more, 0, "toward");
    }

    /** "Conclui a tarefa 3 e compra pão": more than one wish, of which none may be lost. */
    boolean goesOn() {
        Sentence more = Wording.skipMarks(rest);
        boolean command = rest.is(0, ",") && (request.book().starts(more, 0, TargetRule.VERBS)
                || request.book().starts(more, 0, "starts_task"));
        boolean and = request.book().starts(rest, 0, "and") && !rest.at(0).isMark()
                && request.findings(rest).rest(TargetRule.TIMES).words() > 1;
        return !numbers.isEmpty() && (command || and);
    }

    /** "Tarefa 4 ou 5", "a 3, ou a 4": one of them is meant. */
    boolean isEither() {
        return !numbers.isEmpty() && request.book().starts(Wording.skipMarks(rest), 0, "contrast");
    }

    /** "Adia isso": nothing here knows what was spoken of. */
    boolean isPronoun() {
        Match pronoun = request.longest(rest, 0, "pronoun");
        return pronoun != null && numbers.isEmpty()
                && !request.findings(rest.from(pronoun.to())).rest(TargetRule.TIMES).hasWords();
    }

    /** By the number, or else by the words that are left of these; null when there is neither. */
    Target target(Sentence said) {
        if (!numbers.isEmpty()) {
            return new Target(kind, numbers, null);
        }
        Sentence plain = request.findings(said).rest("noise"); // "… from my calendar"
        Sentence whole = new Wording(request.book()).trim(plain);
        if (isQuotedAndMore(whole)) {
            return null;
        }
        Sentence words = quoted(withoutReason(whole));
        Match last = words.size() > 1 ? request.longest(words, words.size() - 1, "kind") : null;
        Target.Kind named = last == null || kind != Target.Kind.ANY ? kind : Target.Kind.valueOf(last.value());
        String text = (last == null ? words : words.upTo(last.from())).text();
        return words.tokens().stream().anyMatch(Token::isWord) ? new Target(named, List.of(), text, hint(words)) : null;
    }

    /** "The standup", of "the standup, he's travelling". */
    private Sentence withoutReason(Sentence words) {
        return IntStream.range(1, words.size() - 1)
                .filter(i -> REASON_AFTER.contains(words.at(i).folded())
                        && Stream.of("sentence_word", "somebody")
                                .anyMatch(s -> request.book().has(words.from(i + 1), s))
                        && !new Remainder(request, words, words.from(i)).isUnread())
                .mapToObj(words::upTo).findFirst().orElse(words);
    }

    /** "'Descale' and add 'buy filters'", "'gym' or 'dentist'" */
    private boolean isQuotedAndMore(Sentence words) {
        Sentence after = afterQuoted(words);
        return isTwofold(after) || IntStream.range(0, after.size()).anyMatch(i -> isQuote(after, i));
    }

    /** "'Descale' when Ana pays"; not "the 'descale' task, it is old" */
    boolean isQuotedUnread() {
        Sentence after = afterQuoted(rest);
        Match kind = request.longest(after, 0, "kind");
        Sentence more = request.findings(kind == null ? after : after.from(kind.to())).rest(TargetRule.TIMES);
        return new Remainder(request, rest, more).isUnread();
    }

    private static Sentence afterQuoted(Sentence words) {
        int quoted = quoted(words).size();
        return quoted == words.size() ? words.upTo(0) : words.from(quoted + 2);
    }

    /** Only what stands in quotes, where the words begin with them. */
    private static Sentence quoted(Sentence words) {
        return !isQuote(words, 0)
                ? words
                : IntStream.range(1, words.size()).filter(i -> isQuote(words, i)).mapToObj(end -> words.part(1, end))
                        .findFirst().orElse(words);
    }

    private static boolean isQuote(Sentence sentence, int at) {
        return sentence.has(at) && QUOTES.contains(sentence.at(at).folded());
    }

    private Target.Hint hint(Sentence words) {
        Findings findings = request.findings(words);
        Schedule schedule = findings.hasTime() ? request.scheduler().change(findings) : Schedule.NONE;
        if (schedule.isDoubtful() || schedule.isNothing() || schedule.exact() != null) {
            return null;
        }
        Sentence more = new Wording(request.book()).trim(findings.rest(TargetRule.TIMES));
        LocalTime time = schedule.start() == null
                ? null
                : LocalTime.of(schedule.start().hour() % 24, schedule.start().minute());
        return new Target.Hint(more.hasWords() ? more.text() : null, schedule.first(), time);
    }

    /** Null when it is not said how much; a single "todas" may be the end of a title. */
    Match extent() {
        for (int i = 0; i < rest.size(); i++) {
            Match extent = request.longest(rest, i, "extent");
            boolean clear = extent != null && (extent.length() > 1 || !numbers.isEmpty());
            if (clear && !rest.from(extent.to()).hasWords()) {
                return extent;
            }
        }
        return null;
    }

    /** Whether words are left beside a number that say something else than why. */
    boolean isUnread(Sentence words) {
        return !numbers.isEmpty() && new Remainder(request, rest, words).isUnread();
    }

    /** No target, or "cancela a reunião ou remarca, o que for melhor", "that other one", "todas as reuniões com ele". */
    boolean isContrasted(Target target) {
        return target == null
                || target.words() != null && isContrasted(Sentence.of(target.words(), UnaryOperator.identity()));
    }

    private boolean isContrasted(Sentence words) {
        return request.book().starts(words, 0, "no_target")
                || Stream.of("contrast", "spoken_of", "sentence_word", "somebody", "and_other")
                        .anyMatch(section -> request.book().has(words, section))
                || isTwofold(words);
    }

    /** "… and reschedule it for Thursday" */
    private boolean isTwofold(Sentence words) {
        boolean listed = IntStream.range(1, words.size())
                .anyMatch(i -> words.is(i, ",") && request.book().starts(words, i + 1, "starts_task")
                        && request.book().starts(words, i + 2, "determiner"));
        return listed || IntStream.range(0, words.size()).mapToObj(i -> request.longest(words, i, "and_wish"))
                .anyMatch(and -> and != null && request.book().starts(words, and.to(), "assistant_verb", "mark_task",
                        "calendar_verb"));
    }

    /** "Cancelar reunião", of which there are many; "desmarca o dentista" is clear enough. */
    boolean isUnclear(Target target) {
        return isContrasted(target) || target.words() != null && request.book().starts(rest, 0, "event")
                && rest.words() == 1 && request.book().starts(rest, 0, "common_event");
    }
}
