package io.sparkone.api.interpretation;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words in the title of something new which say that the message was not understood as it was meant, however clearly it asks: a contrast
 * ("… but keep it"), what was spoken of before ("that thing"), the little words of a whole sentence ("what's on the fridge"), an end that breaks off.
 */
record Leftovers(Request request, Findings findings) {

    /** Not after "Dr." or "v." */
    private static final Pattern SENTENCES = Pattern.compile("(?<!(?<!\\p{L})\\p{L}{1,3})[.!?;]\\s+\\p{L}");
    private static final Pattern OTHERS_CALENDAR = Pattern.compile("(?i)'s (?:calendar|agenda|diary|schedule)\\b");
    /** A year, or an hour: "@4". */
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(?i)(?:#|\\b(?:task|number|event) )\\d+");
    /** "8 y'all", unlike "7 Eleven". */
    private static final Pattern HOUR_AND_MORE = Pattern.compile("\\d{1,2} \\p{Ll}.*");
    /** In tokens: "give back to her". */
    private static final int LATEST_PRONOUN = 4;
    /** In tokens: "book a nice hotel". */
    private static final int THING_WITHIN = 4;
    /** In words, without one that joins them: "comprar leite pão ovos manteiga". */
    private static final int LONGEST_BARE = 5;
    /** In tokens, as all of these: "reserve me a table", "fala logo comigo". */
    private static final int LATEST_SELF = 2;
    private static final String QUOTES = "\"“”«»";

    boolean areIn(Interpretation wish) {
        if (wish instanceof Interpretation.CreateTask task) {
            return areIn(task.title()) || isNews(task) || areInPlace(task.place())
                    || new SecondWish(request, findings).isIn(task);
        }
        return wish instanceof Interpretation.CreateEvent event && (areIn(event.title()) || areInPlace(event.place())
                || isUncertain(event) || new SecondWish(request, findings).isIn(event));
    }

    private boolean areInPlace(String place) {
        return place != null && (NUMBER.matcher(place).matches() || HOUR_AND_MORE.matcher(place).matches()
                || has(Sentence.of(place, UnaryOperator.identity()), "leftover", "contrast", "sentence_word",
                        "no_place"));
    }

    /** "Compra aprovada hoje 15h" */
    private boolean isNews(Interpretation.CreateTask task) {
        return request.book().starts(Sentence.of(task.title(), request.book().spelling()::correct), 1, "became");
    }

    /** "Dentist Friday at 3pm if they have a slot", "match moved to Saturday at 3pm", "weekly sync Tuesday 10am" */
    private boolean isUncertain(Interpretation.CreateEvent event) {
        Sentence words = Sentence.of(event.title(), request.book().spelling()::correct);
        return has(words, "condition", "became", "length_left")
                || event.recurrence() == null && has(words, "how_often");
    }

    private boolean areIn(String title) {
        Sentence words = Sentence.of(title, UnaryOperator.identity());
        return request.isBrokenOff() || findings.says("off_list") || findings.says("off_calendar")
                || findings.says("same_time")
                || new UnreadTime(request, findings).isIn(words)
                || request.book().has(findings.rest(TargetRule.TIMES), "hanging") || isTimeOfMessage()
                || isUnfinished(title, words) || isAskedOfAssistant(title, words)
                || isOfSomebodyUnknown(words) || isAvoided(words) || isSeveralSentences(title, words);
    }

    private boolean isUnfinished(String title, Sentence words) {
        return isCutShort(words) || request.longest(words, 0, "title_length") != null
                || words.words() == 1 && title.endsWith("'s") || request.book().starts(words, 0, "conjunction");
    }

    private boolean isAskedOfAssistant(String title, Sentence words) {
        return isOrder(words) || isDatum(words) || isOfNumbered(title) || isForWriter(words) || isOfThing(words)
                || OTHERS_CALENDAR.matcher(title).find();
    }

    private boolean isSeveralSentences(String title, Sentence words) {
        return isOverLines(words) || isNoSentence(words) || SENTENCES.matcher(title).find()
                || has(words, "leftover", "contrast", "spoken_of", "unsure") || isSentence(words);
    }

    /** "Comprar comprar leite", "pay food bills snooze file Ann door": what was dictated badly, or no sentence. */
    private boolean isNoSentence(Sentence words) {
        boolean doubled = IntStream.range(1, words.size())
                .anyMatch(i -> words.at(i).isWord() && words.at(i).is(words.at(i - 1).folded()));
        int run = 0;
        int longest = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean bare = words.at(i).isWord() && !request.book().starts(words, i, "dangling", "preposition",
                    "determiner", "recipient", "conjunction", "companion", "direction");
            run = bare ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return doubled || longest > LONGEST_BARE;
    }

    /** "Buy milk without", before a time that was cut out. */
    private boolean isCutShort(Sentence words) {
        int last = words.size() - 1;
        return last > 0 && request.book().starts(words, last, "preposition");
    }

    /** "Não comprar leite amanhã": a note, or nothing at all; unlike "me lembra de não …" */
    private boolean isAvoided(Sentence words) {
        return request.book().starts(words, 0, "avoiding")
                && !request.book().starts(request.sentence(), 0, "mark_task", "mark_event");
    }

    /** "Turn off the lights at 11", "text Bob to bring milk": of an assistant that can; unlike "remind me to …". */
    private boolean isOrder(Sentence words) {
        Sentence said = request.sentence();
        return request.book().starts(said, 0, "machine_order") && request.book().has(words, "machine")
                || request.book().starts(said, 0, "messages") && words.size() > 1
                        && request.book().has(words.from(1), "has_them");
    }

    /** "Anota a placa do carro", "write down the wifi password": which is not said; unlike "anota: a placa …". */
    private boolean isDatum(Sentence words) {
        Match note = request.longest(request.sentence(), 0, "mark_task");
        return note != null && note.value().equals("note") && !findings.hasTime()
                && !request.sentence().at(note.to() - 1).isMark() && !request.sentence().is(note.to(), ":")
                && request.book().starts(words, 0, "determiner") && !findings.has("noise");
    }

    /** "Apagar #a4b8c", "make #2 urgent", "make the report due Friday" */
    private boolean isOfNumbered(String title) {
        boolean made = request.book().starts(request.sentence(), 0, "makes_it")
                && (NUMBERED.matcher(title).find() || findings.priority() != null
                        || request.sentence().tokens().stream().anyMatch(token -> token.is("due")));
        return made || title.indexOf('#') >= 0 && request.book().starts(request.sentence(), 0, TargetRule.VERBS);
    }

    /** "Reserve me a table", "talk to me in French": of the assistant; unlike "remind me to …". */
    private boolean isForWriter(Sentence words) {
        Sentence said = request.sentence();
        boolean marked = request.book().starts(said, 0, "mark_task", "mark_event");
        return !marked && request.book().starts(said, 0, "starts_task")
                && IntStream.rangeClosed(1, LATEST_SELF).anyMatch(i -> request.book().starts(words, i, "for_self"));
    }

    /** "Confirm my reservation Friday at 8pm", "I need to schedule a meeting at 5pm": then it takes place. */
    private boolean isOfThing(Sentence words) {
        Match verb = request.longest(words, 0, "time_of_thing");
        boolean thing = verb != null && (verb.value().equals("always") || has(words, "event", "has_hour", "has_time"))
                || request.book().starts(words, 0, "booking_verb")
                        && has(words.part(1, Math.min(words.size(), THING_WITHIN)), "booked")
                || findings.has("time") && request.book().starts(words, 0, "mark_event");
        return thing && isOfSomeTime() && !request.book().starts(request.sentence(), 0, "reminding")
                || request.book().starts(words, 0, "moves_time", "postpone", "postpone_named")
                        && (findings.lastAfter("toward") > 0 || findings.has("shift")
                                || findings.of("repeat").stream().anyMatch(f -> findings.isIntroduced(f, "toward")
                                        || request.book().starts(findings.sentence(), f.from() - 1, "toward")));
    }

    /** Not "by Friday", which is when the errand is due. */
    private boolean isOfSomeTime() {
        return findings.all().stream().filter(f -> f.is("date") || f.is("time") || f.is("repeat"))
                .anyMatch(f -> !request.book().starts(findings.sentence(), f.from(), "errand_by"));
    }

    /** "Send it", "falar com ele": only the writer knows of what or whom; not "ask Bob if he got it". */
    private boolean isOfSomebodyUnknown(Sentence words) {
        return !request.book().starts(words, 0, "reports") && IntStream.range(1, Math.min(words.size(), LATEST_PRONOUN))
                .filter(i -> request.book().starts(words, i, "stands_for"))
                .anyMatch(i -> IntStream.range(1, i)
                        .allMatch(before -> request.book().starts(words, before, "lead", "dangling", "preposition",
                                "direction", "recipient")));
    }

    /** "Levar o cachorro no banho\ncomprar ração": of which each line may be one. */
    private boolean isOverLines(Sentence words) {
        String spaced = words.tokens().stream()
                .map(token -> Pattern.quote(words.source().substring(token.start(), token.end())))
                .collect(Collectors.joining("\\s*"));
        Matcher place = Pattern.compile(spaced).matcher(findings.sentence().source());
        return place.find() && place.group().contains("\n");
    }

    /** "What's on the fridge", "the pills, not too soon though"; not "check whether I paid" or what is quoted. */
    private boolean isSentence(Sentence words) {
        if (has(words, "unless")) {
            return true;
        }
        boolean findsOut = request.book().starts(words, 0, "finds_out");
        if (findsOut && isTimeToldOf()) {
            return true;
        }
        if (request.book().starts(words, 0, "reports")) {
            return isTimeToldOf();
        }
        if (isQuoted(words)) {
            return false;
        }
        Match verb = request.longest(words, 0, "starts_task"); // "não atrasar o aluguel"
        int told = IntStream.range(0, words.size())
                .filter(i -> request.book().starts(words, i, "saying")
                        || findsOut && i > 0 && request.book().starts(words, i, "subordinate")
                        || words.at(i).isMark() && isQuote(words, i))
                .findFirst().orElse(words.size());
        Sentence thing = words.upTo(told).from(verb == null ? 0 : verb.to());
        return has(thing, "sentence_word", "time_word") || !findings.hasTime() && has(thing, "time_of_other")
                || thing.tokens().stream()
                        .anyMatch(token -> words.source().substring(token.start(), token.end()).equalsIgnoreCase("é"));
    }

    /** "Tell Ana that the party is on Friday": on Friday she need not be told any more. */
    private boolean isTimeToldOf() {
        Sentence sentence = findings.sentence();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time")).anyMatch(
                time -> IntStream.range(0, time.from()).anyMatch(i -> request.book().starts(sentence, i, "thought")));
    }

    /** "Text Ana saying I leave at 5", "mandar e-mail avisando que não vou sexta" */
    private boolean isTimeOfMessage() {
        Sentence sentence = findings.sentence();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time")).anyMatch(
                time -> IntStream.range(1, time.from()).anyMatch(i -> request.book().starts(sentence, i, "saying")));
    }

    private boolean isQuoted(Sentence words) {
        int at = findings.sentence().source().indexOf(words.source());
        return at > 0 && QUOTES.indexOf(findings.sentence().source().charAt(at - 1)) >= 0;
    }

    private static boolean isQuote(Sentence words, int at) {
        return QUOTES.contains(words.at(at).folded()) && IntStream.range(at + 1, words.size())
                .anyMatch(i -> words.at(i).isMark() && QUOTES.contains(words.at(i).folded()));
    }

    /** Whether a phrase of the sections stands in the words: not the "segunda" of "segunda via". */
    private boolean has(Sentence words, String... sections) {
        int at = 0;
        while (words.has(at)) {
            Match plain = request.longest(words, at, "plain");
            if (plain == null && request.book().starts(words, at, sections)) {
                return true;
            }
            at = plain == null ? at + 1 : plain.to();
        }
        return false;
    }

}
