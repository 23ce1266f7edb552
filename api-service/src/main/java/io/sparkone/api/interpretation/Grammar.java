package io.sparkone.api.interpretation;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of one language. */
final class Grammar {

    /** What somebody crosses out, or does not want: "~~comprar leite~~". */
    private static final Pattern STRUCK = Pattern
            .compile("~~|(?<!\\S)~\\S[^~]*~(?!\\S)|/\\*|[❌☒🚫⛔🤷👎🤔❓❔⁉]|(?<!\\S)/s$");
    /** "Done 50%", "complete -1" */
    private static final Pattern NO_NUMBER = Pattern.compile("\\d ?%|(?<!\\S)-\\d");
    private static final Pattern QUESTION_WITHIN = Pattern.compile("^\\W*\\?|\\?\\s+\\w");
    private static final Pattern TICKED = Pattern.compile("[✅☑✔✓]");

    private static final List<IntentRule> RULES = List.of(new AskRule(), new DoneRule(), new TargetRule(),
            new ListRule(),
            new CreateRule());

    /** "Kia ora, …", "macho, …" */
    private static final Pattern CALL = Pattern.compile("\\s*+(?:[\\p{L}']++\\s*+){1,3}+,\\s++(.++)", Pattern.DOTALL);
    /** In tokens. */
    private static final int LONGEST_CLOSING = 6;

    private final Language language;
    private final PhraseBook book;

    Grammar(Language language) {
        this.language = language;
        this.book = GrammarFile.load(language);
    }

    /** How many words of the message belong to this language. */
    long familiarity(String text) {
        return words(text).tokens().stream()
                .filter(token -> token.isWord() && token.folded().length() > 1 && book.knows(token.folded())).count();
    }

    Interpretation read(Utterance utterance) {
        Interpretation correction = correction(utterance);
        if (correction != null) {
            return correction;
        }
        String text = Forwarded.unwrap(utterance.text());
        Interpretation read = read(utterance, text);
        boolean passedOn = text.length() < utterance.text().strip().length();
        return passedOn ? shown(read) : read;
    }

    private Interpretation read(Utterance utterance, String text) {
        Interpretation read = inParts(utterance, text);
        String called = read instanceof Interpretation.Unknown ? afterCall(text) : null;
        if (called != null) {
            return shown(inParts(utterance, called));
        }
        Interpretation last = isOpen(read) ? afterTalk(utterance, text) : null;
        return last != null ? shown(last) : read instanceof Interpretation.Unknown ? stated(utterance, text) : read;
    }

    /** What a statement is about, shown as the event or the task that it may be: "the party is on Friday at 8pm". */
    private Interpretation stated(Utterance utterance, String text) {
        String thing = new Statement(book, sentence(text)).thing();
        Interpretation read = thing == null ? null : shown(inParts(utterance, thing));
        boolean clear = read instanceof Interpretation.Confirm
                || read instanceof Interpretation.Question question && question.doubt() == Doubt.HOUR;
        return clear ? read : new Interpretation.Unknown(language);
    }

    private static boolean isOpen(Interpretation read) {
        return read instanceof Interpretation.Unknown
                || read instanceof Interpretation.Question question && question.doubt() == Doubt.WHICH_ITEM;
    }

    /** "Sent it already, mark task 1 as done": the change of what has a number; null where there is none. */
    private Interpretation afterTalk(Utterance utterance, String text) {
        int comma = text.lastIndexOf(", ");
        Interpretation read = comma < 0
                ? null
                : read(utterance, text.substring(comma + 2), Audience.of(book, sentence(text)));
        Target target = read instanceof Interpretation.Complete complete
                ? complete.target()
                : read instanceof Interpretation.Cancel cancel
                        ? cancel.target()
                        : read instanceof Interpretation.Postpone postpone ? postpone.target() : null;
        return target == null || target.numbers().isEmpty() ? null : read;
    }

    private Interpretation inParts(Utterance utterance, String text) {
        Audience audience = Audience.of(book, sentence(text));
        Function<String, Interpretation> reader = words -> read(utterance, words, audience);
        Function<String, Interpretation> wishes = words -> new TwoWishes(book, this::sentence, reader).in(words);
        PartReader part = new PartReader(this, wishes);
        Parts parts = Parts.of(part.inLines(text)).where(part::says).before(part::asksForAll)
                .joining(part::belongsBefore).under(part);
        return parts.isOne() ? wishes.apply(parts.texts().get(0)) : parts.better(reader.apply(text), part);
    }

    /** The command after words that nothing here knows, by which somebody is called; null where none is. */
    private String afterCall(String text) {
        Matcher call = CALL.matcher(text);
        return call.matches() && book.starts(sentence(call.group(1)), 0, "mark_task", "mark_event")
                ? call.group(1)
                : null;
    }

    /** First, and done after a yes, where it would be done at once. */
    Interpretation shown(Interpretation read) {
        boolean changes = read.isAction() || read instanceof Interpretation.Several;
        return changes ? new Interpretation.Confirm(language, read) : read;
    }

    /** The same of what the writer has been shown, and has said yes to. */
    Interpretation readConfirmed(Utterance utterance) {
        Interpretation read = read(utterance);
        return read instanceof Interpretation.Confirm shown ? shown.wish() : read;
    }

    /** The time that a text names; it says nothing else. */
    Schedule schedule(Utterance times) {
        return new Scheduler(times.now(), order(times)).schedule(Findings.in(book, sentence(times.text())));
    }

    Language language() {
        return language;
    }

    Interpretation question(Doubt doubt, String about) {
        return new Interpretation.Question(language, doubt, about);
    }

    PhraseBook book() {
        return book;
    }

    /** The words that count: without greetings at the beginning and courtesies anywhere. */
    Sentence sentence(String text) {
        return plain(words(text));
    }

    /** All of them, also those that do not count elsewhere: an "ok" may be an answer. */
    Sentence words(String text) {
        return Sentence.of(text, word -> book.spelling().correct(word));
    }

    private Interpretation read(Utterance utterance, String text, Audience audience) {
        Lines lines = Lines.of(text);
        Sentence sentence = sentence(lines.head());
        Request request = new Request(language, book, sentence, audience, lines.notes(), utterance.now(),
                order(utterance));
        for (IntentRule rule : RULES) {
            Interpretation interpretation = sentence.hasWords() ? rule.read(request) : null;
            if (interpretation != null) {
                boolean doubted = isAskedBack(interpretation, request) || book.has(sentence, "withdrawn")
                        || isStruck(interpretation, lines.head());
                return doubted ? shown(interpretation) : interpretation;
            }
        }
        return courtesy(words(text));
    }

    /** "~~comprar leite~~", "❌ comprar leite", "comprar leite ✅", which may be done already */
    private static boolean isStruck(Interpretation wish, String text) {
        Pattern marks = wish.title() == null ? NO_NUMBER : TICKED;
        return wish.isAction() && (STRUCK.matcher(text).find() || marks.matcher(text).find());
    }

    /** "Cancela a tarefa 1?", "tarefa 1 feita?" */
    private static boolean isAskedBack(Interpretation wish, Request request) {
        boolean changes = wish instanceof Interpretation.Complete || wish instanceof Interpretation.Cancel
                || wish instanceof Interpretation.Postpone;
        return changes && (request.isAskedBack() || QUESTION_WITHIN.matcher(request.sentence().text()).find());
    }

    /** "Perfeito, obrigado!", "sim, sim": of nothing but such words. */
    private Interpretation courtesy(Sentence said) {
        Sentence rest = Wording.skipMarks(said);
        boolean agreeing = false;
        int courtesies = 0;
        while (rest.hasWords()) {
            Match thanks = book.longest(rest, 0, "thanks");
            Match match = thanks == null ? book.longest(rest, 0, "yes") : thanks;
            Match any = match == null && courtesies > 0 ? book.longest(rest, 0, "greeting", "courtesy") : match;
            if (any == null) {
                return new Interpretation.Unknown(language);
            }
            courtesies++;
            agreeing |= thanks == null && match != null;
            rest = Wording.skipMarks(rest.from(any.to()));
        }
        return courtesies == 0 ? new Interpretation.Unknown(language) : new Interpretation.Courtesy(language, agreeing);
    }

    /** Read from the whole text: it may hold anything, also what would be a command elsewhere. */
    private Interpretation correction(Utterance utterance) {
        Sentence sentence = words(utterance.text());
        Match match = book.longest(sentence, 0, "correct");
        if (match == null) {
            return null;
        }
        String text = utterance.text().substring(sentence.at(match.to() - 1).end()).strip();
        return text.isEmpty()
                ? new Interpretation.Question(language, Doubt.MISSING_TEXT, "")
                : new Interpretation.Correct(language, text);
    }

    private DateReader.Order order(Utterance utterance) {
        if (language == Language.PORTUGUESE) {
            return DateReader.Order.DAY_ONLY;
        }
        Locale preferred = utterance.preferred();
        if (preferred == null || preferred.getLanguage().equals("en") && preferred.getCountry().isEmpty()) {
            return DateReader.Order.UNKNOWN;
        }
        return preferred.getLanguage().equals("en") && preferred.getCountry().equals("US")
                ? DateReader.Order.MONTH_FIRST
                : DateReader.Order.DAY_FIRST;
    }

    /** "… Obrigada, Dona Cida": thanks and a name at the end. */
    private boolean isClosing(Sentence sentence, int at) {
        return at > 0 && sentence.at(at - 1).isMark() && book.starts(sentence, at, "closing")
                && sentence.size() - at <= LONGEST_CLOSING
                && !book.has(sentence.from(at), "condition", "hesitant", "unsure", "contrast", "and_wish", "takes_back")
                && !Findings.in(book, sentence.from(at)).hasTime();
    }

    private Sentence plain(Sentence sentence) {
        BitSet cut = new BitSet();
        int at = 0;
        while (at < sentence.size()) {
            if (isClosing(sentence, at)) {
                cut.set(at, sentence.size());
                break;
            }
            Match courtesy = book.longest(sentence, at, "courtesy");
            if (courtesy != null) {
                cut.set(courtesy.from(), courtesy.to());
            }
            at = courtesy == null ? at + 1 : courtesy.to();
        }
        Sentence rest = Wording.skipMarks(sentence.without(cut));
        Match greeting = book.longest(rest, 0, "greeting");
        while (greeting != null) {
            rest = Wording.skipMarks(rest.from(greeting.to()));
            greeting = book.longest(rest, 0, "greeting");
        }
        return rest;
    }
}
