package io.sparkone.api.interpretation;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words in the title of something new which say that the message was not understood as it was meant, however clearly it asks: a time
 * that was not read, or not to its end ("… 2 hours ago", "at 7 and a bit"), a contrast ("… but keep it"), what was spoken of before ("that thing"),
 * the little words of a whole sentence ("what's on the fridge"), an end that breaks off.
 */
record Leftovers(Request request, Findings findings) {

    /** Not after "Dr." or "v." */
    private static final Pattern SENTENCES = Pattern.compile("(?<!(?<!\\p{L})\\p{L}{1,3})[.!?;]\\s+\\p{L}");
    private static final String QUOTES = "\"“”«»";

    boolean areIn(Interpretation wish) {
        if (wish instanceof Interpretation.CreateTask task) {
            return request.isBrokenOff() || isTimeCutShort() || isOfThen() || areIn(task.title())
                    || areInPlace(task.place());
        }
        return wish instanceof Interpretation.CreateEvent event
                && (request.isBrokenOff() || isTimeCutShort() || isOfThen() || areIn(event.title())
                        || areInPlace(event.place()) || isUncertain(event));
    }

    private boolean areInPlace(String place) {
        return place != null
                && has(Sentence.of(place, UnaryOperator.identity()), "leftover", "contrast", "sentence_word");
    }

    /** "Dentist Friday at 3pm if they have a slot", "match moved to Saturday at 3pm", "weekly sync Tuesday 10am" */
    private boolean isUncertain(Interpretation.CreateEvent event) {
        Sentence words = Sentence.of(event.title(), UnaryOperator.identity());
        return has(words, "condition", "became", "length_left")
                || event.recurrence() == null && has(words, "how_often");
    }

    /** "At 7 and a bit", "the 5th of November 2026", "Saturday or the one after": what follows a time belongs to it. */
    private boolean isTimeCutShort() {
        Sentence sentence = findings.sentence();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time") || f.is("repeat"))
                .anyMatch(
                        f -> sentence.has(f.to()) && findings.all().stream().noneMatch(other -> other.from() == f.to())
                                && (isLooseNumber(sentence, f.to())
                                        || request.book().starts(sentence, f.to(), "month_name", "time_goes_on")));
    }

    /** "That Monday by the river" */
    private boolean isOfThen() {
        return findings.of("date").stream().anyMatch(f -> f.from() > 0
                && request.book().starts(findings.sentence(), f.from() - 1, "of_then"));
    }

    /** Not "amanhã 15 ovos". */
    private static boolean isLooseNumber(Sentence sentence, int at) {
        return sentence.at(at).isNumber() && !(sentence.has(at + 1) && sentence.at(at + 1).isWord());
    }

    private boolean areIn(String title) {
        Sentence words = Sentence.of(title, UnaryOperator.identity());
        return request.longest(words, 0, "title_length") != null || words.words() == 1 && title.endsWith("'s")
                || isOfAnotherWish(words) || isOverLines(words) || request.book().starts(words, 0, "conjunction")
                || SENTENCES.matcher(title).find()
                || has(words, "leftover", "contrast", "spoken_of", "unsure") || isSentence(words)
                || !findings.has("time") && IntStream.range(1, words.size()).anyMatch(i -> isUnreadHour(words, i));
    }

    /** "A table for six": of people, or at six; not "chapter 6", "for six people". */
    private boolean isUnreadHour(Sentence words, int at) {
        boolean figure = words.at(at).isNumber() && words.at(at).digits() < 3 && !Slots.isGlued(words, at + 1)
                || !words.at(at).isNumber() && Slots.inWords(request.book(), words, at) != null;
        boolean counts = words.has(at + 1) && words.at(at + 1).isWord()
                && !request.book().starts(words, at + 1, "dangling", "recipient", "and_ref");
        return figure && !counts && !words.at(at).glued()
                && request.book().starts(words, at - 1, "dangling", "recipient")
                && !request.book().starts(words, at - 1, "and_ref");
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

    /** "… e desmarca o almoço" */
    private boolean isOfAnotherWish(Sentence words) {
        return IntStream.range(1, words.size()).anyMatch(i -> request.book().starts(words, i, "and_wish")
                && request.book().starts(words, request.longest(words, i, "and_wish").to(), "assistant_verb"));
    }
}
