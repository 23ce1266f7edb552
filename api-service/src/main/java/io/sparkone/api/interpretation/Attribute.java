package io.sparkone.api.interpretation;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.Findings.Found;

/** A time that may say of what thing a task speaks, and not when it is due: "tickets for the Friday show", "o email das 14h". */
record Attribute(Request request, Findings findings) {

    boolean isAnyTime() {
        return Stream.of("date", "time").flatMap(section -> findings.of(section).stream())
                .anyMatch(f -> isGlued(f) || isNamed(f) || isBetweenWords(f) && (isDetermined(f) || isBeforeNoun(f))
                        || isOfThing(f) || isFraction(f) || isSpokenOf(f) || isOwner(f) || isGotFor(f));
    }

    /** "Ask Bob about Friday", "take Friday off"; not "call Bob about 3pm" */
    private boolean isSpokenOf(Found time) {
        Sentence sentence = findings.sentence();
        return time.is("date") && !findings.has("repeat") && time.match().to() == time.to()
                && (IntStream.rangeClosed(Math.max(0, time.from() - 1), time.match().from())
                        .anyMatch(i -> request.book().starts(sentence, i, "of_day"))
                        || sentence.is(time.to(), "off"));
    }

    /** "Get the notes from Friday's class" */
    private boolean isOwner(Found time) {
        Token last = findings.sentence().at(time.to() - 1);
        return time.is("date") && findings.sentence().source().substring(last.start(), last.end()).endsWith("'s")
                && time.match().has("weekday");
    }

    /** "Buy tickets for June 5" */
    private boolean isGotFor(Found time) {
        Sentence sentence = findings.sentence();
        Sentence words = Wording.skipMarks(findings.rest(TargetRule.TIMES));
        return time.is("date") && request.book().starts(words, 0, "gets_for")
                && IntStream.rangeClosed(Math.max(0, time.from() - 1), time.match().from())
                        .anyMatch(i -> request.book().starts(sentence, i, "needed_for"));
    }

    /** "A monday.com license" */
    private boolean isGlued(Found time) {
        Sentence sentence = findings.sentence();
        int at = time.to();
        return sentence.has(at + 1) && sentence.at(at).isMark() && sentence.at(at).glued()
                && sentence.at(at + 1).glued()
                && sentence.at(at + 1).isWord() && ".@_".contains(sentence.at(at).folded());
    }

    /** "Ler Amanhã": a word for a time that is written as a name is. */
    private boolean isNamed(Found time) {
        Sentence sentence = findings.sentence();
        Token first = sentence.at(time.match().from());
        return first.index() > 0 && first.isWord()
                && request.book().starts(sentence, time.match().from(), "never_named")
                && Character.isUpperCase(sentence.source().charAt(first.start()))
                && sentence.source().codePoints().anyMatch(Character::isLowerCase);
    }

    private boolean isBetweenWords(Found time) {
        Sentence sentence = findings.sentence();
        return isTitle(time.from() - 1) && isTitle(time.to()) && sentence.at(time.to()).isWord();
    }

    /** "The Friday show" */
    private boolean isDetermined(Found time) {
        return !isPreposition(time.to()) && IntStream.range(time.from() - 1, time.match().from())
                .anyMatch(i -> request.book().starts(findings.sentence(), i, "determiner"));
    }

    /** "24h deodorant", "quinta encomenda"; not "comprar amanhã leite", "call Friday to Ana" */
    private boolean isBeforeNoun(Found time) {
        boolean bare = time.from() == time.match().from();
        boolean relative = time.is("date") && DateClaim.isRelative(time.match());
        return bare && !relative && !isPreposition(time.to());
    }

    /** "O email das 14h", "a pauta de segunda"; not "antes do dia 15", "a apresentação da reunião de sexta" */
    private boolean isOfThing(Found time) {
        Sentence sentence = findings.sentence();
        boolean ofDayOfEvent = time.is("date")
                && request.book().starts(sentence, time.from() - 1, "event", "takes_day");
        return !time.before() && !ofDayOfEvent && isTitle(time.from() - 1)
                && IntStream.rangeClosed(time.from(), time.match().from())
                        .anyMatch(i -> request.book().starts(sentence, i, "of_thing"));
    }

    /** "3/12 do empréstimo", "parcela 5/12" */
    private boolean isFraction(Found time) {
        return time.match().value().equals("numeric") && (isTitle(time.to())
                && request.book().starts(findings.sentence(), time.to(), "of_thing")
                || time.from() == time.match().from()
                        && request.book().starts(findings.sentence(), time.from() - 1, "counted"));
    }

    private boolean isPreposition(int at) {
        return request.book().starts(findings.sentence(), at, "dangling", "recipient", "preposition", "direction",
                "conjunction", "toward", "companion");
    }

    /** Whether a word stands there that is part of nothing else. */
    private boolean isTitle(int at) {
        Sentence sentence = findings.sentence();
        return sentence.has(at) && !sentence.at(at).isMark()
                && findings.all().stream().noneMatch(f -> f.from() <= at && at < f.to());
    }
}
