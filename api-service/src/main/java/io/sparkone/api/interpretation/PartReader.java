package io.sparkone.api.interpretation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one sentence or line of a longer message is. */
final class PartReader {

    private static final Pattern LISTED = Pattern.compile("([^:\\n]{2,60})(?::| [-–])\\s+([^\\n:]+)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*(?:(?:e|and)\\s+)?|\\s+(?:e|and)\\s+");

    private final Grammar grammar;
    private final PhraseBook book;
    private final Function<String, Interpretation> reader;

    /**
     * @param reader
     *            reads a part as if it were the whole message
     */
    PartReader(Grammar grammar, Function<String, Interpretation> reader) {
        this.grammar = grammar;
        this.book = grammar.book();
        this.reader = reader;
    }

    Interpretation read(String part) {
        return reader.apply(part);
    }

    /** As what somebody has to do, whatever it is. */
    Interpretation readTask(String part) {
        return reader.apply(book.values("kind_name").get(0) + ": " + part);
    }

    /** Whether more than a greeting or thanks is left of it. */
    boolean says(String part) {
        return grammar.sentence(part).hasWords();
    }

    /** "Put it in the calendar", "pode criar essas 3": says nothing without what stands before it. */
    boolean belongsBefore(String part) {
        return isAll(part, "appeal", "appeal_alone", "finish_it");
    }

    /** "Add all these": of what stands before it. */
    boolean asksForAll(String part) {
        return isAll(part, "appeal_for_all");
    }

    private boolean isAll(String part, String... sections) {
        return isAll(grammar.sentence(part), sections) || isAll(grammar.words(part), sections);
    }

    private boolean isAll(Sentence sentence, String... sections) {
        Match order = book.longest(sentence, 0, sections);
        return order != null && !sentence.from(order.to()).hasWords();
    }

    /** "A fazer:", "tarefas de hoje:", "add the following:": nothing but words that ask. */
    boolean isHeading(String part) {
        return isHeading(grammar.sentence(part)) || isHeading(grammar.words(part));
    }

    private boolean isHeading(Sentence part) {
        Sentence rest = Findings.in(book, part).rest("date", "time");
        boolean asks = false;
        int at = 0;
        while (rest.has(at)) {
            Match order = book.longest(rest, at, "mark_task", "calendar_verb", "kind", "several_things");
            Match word = order == null ? book.longest(rest, at, "heading") : order;
            if (word == null && !rest.at(at).isMark()) {
                return false;
            }
            asks |= order != null;
            at = word == null ? at + 1 : word.to();
        }
        return asks;
    }

    /** The days or times in it, in small letters and without "de"; empty where there are none. */
    String time(String part, String... sections) {
        Findings findings = Findings.in(book, grammar.words(part));
        return Stream.of(sections).flatMap(section -> findings.of(section).stream())
                .map(found -> findings.sentence().part(
                        book.starts(findings.sentence(), found.from(), "of_thing")
                                ? found.match().from()
                                : found.from(),
                        found.to()).text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** An item at the time of its heading; as it is where that has none, or it names a day itself. */
    String with(String time, String item) {
        Findings own = Findings.in(book, grammar.words(item));
        return time.isEmpty() || own.has("date") || own.has("repeat")
                ? item
                : Parts.END.matcher(item).replaceFirst("") + " " + time;
    }

    boolean isTimed(String part) {
        return Findings.in(book, grammar.words(part)).hasTime();
    }

    /** In words that can only be said to the assistant. */
    boolean isMarked(String part) {
        return book.starts(grammar.sentence(part), 0, "mark_task", "mark_event");
    }

    /** "Two things: pay the rent, call Ana and buy milk" as a list below its heading; any other text as it is. */
    String inLines(String text) {
        Matcher listed = LISTED.matcher(text.strip());
        if (!listed.matches() || !isHeading(listed.group(1))) {
            return text;
        }
        List<String> items = List.of(BETWEEN.split(listed.group(2)));
        boolean tasks = items.size() > 1 && book.has(grammar.words(listed.group(1)), "several_things")
                && items.stream().allMatch(item -> book.starts(grammar.sentence(item), 0, "starts_task"));
        return tasks ? listed.group(1) + ":\n- " + String.join("\n- ", items) : text;
    }

    /** A command even among talk, as nobody says it to somebody else: also an infinitive. */
    boolean isOwn(String part) {
        Sentence sentence = grammar.sentence(part);
        return isMarked(part) || sentence.has(0)
                && book.values("own_verb_ending").stream().anyMatch(sentence.at(0).folded()::endsWith);
    }

    /** "Ligar pra Ana amanhã" */
    boolean isOwnPlan(String part) {
        return isOwn(part) && Findings.in(book, grammar.words(part)).hasTime();
    }

    /** What a part is that asks for nothing. */
    Parts.Talk talk(String part) {
        Findings findings = Findings.in(book, grammar.words(part));
        boolean bare = !findings.rest(TargetRule.TIMES).hasWords();
        if (bare && findings.priority() != null) {
            return Parts.Talk.ONLY_TIME;
        }
        if (!findings.hasTime() || Lines.isItem(part)) {
            return Parts.Talk.TIMELESS;
        }
        return bare ? Parts.Talk.ONLY_TIME : Parts.Talk.TIMED;
    }
}
