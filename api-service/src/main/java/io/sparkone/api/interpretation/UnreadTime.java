package io.sparkone.api.interpretation;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A time in something new that was not read, or not to its end, or that something else puts in doubt: "… at 7 and a
 * bit", "… 10.12", "… at 3pm some day", "a table for six".
 */
record UnreadTime(Request request, Findings findings) {

    /** Of a date or a time that was not read: "10.12", "2026-12-10T", "15:00"; not "1:1". */
    private static final Pattern FIGURES = Pattern
            .compile("(?<![\\d.-])(?:(?:[012]\\d|3[01])[.-](?:0?[1-9]|1[0-2])|\\d[.-](?:0[1-9]|1[0-2]))(?![\\d.-])"
                    + "|\\d{1,2}:\\d{2}|\\b20\\d{2}-[01]\\d|:\\d{2}\\b|(?<!\\S)-\\d"
                    + "|(?<!\\S)(?:[01]?\\d|2[0-3])\\.[0-5]\\d$|\\b\\d{1,2} ?/ ?\\d{1,4}$|\\b\\d{4}/\\d{1,2}$"
                    + "|\\b\\d{1,2}[/-]\\p{L}{3}[/-]\\d|(?i)\\b[ap]\\d{1,2}m\\b"
                    + "|\\b20\\d{6}\\b|(?i)\\b\\d{1,2}-(?:jan|feb|fev|mar|apr|abr|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dez)\\b|(?i)\\bto-morrow\\b"
                    + "|\\b(?:MWF|TuTh|TTh|M-F)\\b|\\b\\d{4} ?h(?:ou)?rs\\b|(?<!\\S)(?:1[0-2]|[1-9])p\\b|\\d//\\d|\\b\\d{1,2}/[XVI]+\\b"
                    + "|(?i)\\b\\d{1,2}(?:jan|feb|fev|mar|apr|abr|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dez)\\b"
                    + "|\\b\\d{1,3}\\.\\d{3} (?:minutos|horas|dias|semanas)");

    /** "3/4pm", "8/8h": one of them, or so often. */
    private static final Pattern HOUR_OF_TWO = Pattern.compile("(?i)\\b\\d{1,2}/\\d{1,2} ?(?:h|am|pm)\\b");

    /** Clock faces: "🕒" may be only meant to look nice, or the hour. */
    private static final Pattern CLOCK_FACE = Pattern.compile("[\\x{1F550}-\\x{1F567}]");

    private static final Pattern HOUR = Pattern.compile("(?:[01]\\d|2[0-3])[0-5]\\d");

    /** In words, behind a time. */
    private static final int LONGEST_TAIL = 4;
    /** In tokens: "twenty-five minutes". */
    private static final int LONGEST_NUMBER = 4;

    boolean isIn(Sentence title) {
        return isCutShort() || isBegunByNumber() || request.book().has(request.sentence(), "day_as_object")
                || isBegunBefore() || isReckoned() || isDoubted() || isHyphenated()
                || isLengthCutShort(title) || isTailed()
                || isOfThen() || isOfItsOwnName() || isJoined() || isElsewhere() || isMisspelt(title)
                || HOUR_OF_TWO.matcher(request.sentence().source()).find()
                || CLOCK_FACE.matcher(request.sentence().source()).find() || FIGURES.matcher(title.source()).find()
                || !findings.hasTime() && (isNumberLast(title) || request.book().has(title, "time_left"))
                || !findings.has("time") && IntStream.range(1, title.size()).anyMatch(i -> isUnreadHour(title, i));
    }

    /** "At 7 and a bit", "the 5th of November 2026", "Saturday or the one after": what follows a time belongs to it. */
    private boolean isCutShort() {
        Sentence sentence = findings.sentence();
        return findings.all().stream()
                .filter(f -> f.is("date") || f.is("time") || f.is("repeat") || f.is("shift"))
                .anyMatch(
                        f -> sentence.has(f.to()) && findings.all().stream().noneMatch(other -> other.from() == f.to())
                                && (isLooseNumber(sentence, f.to())
                                        || request.book().starts(sentence, f.to(), "month_name", "time_goes_on")));
    }

    /** "11 de dezembro, 14 às 16h": a number that a mark sets off belongs to the time behind it; not "sala 3 às 16h". */
    private boolean isBegunBefore() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().map(f -> f.from() - 1)
                .anyMatch(i -> sentence.has(i - 1) && sentence.at(i).isNumber() && sentence.at(i - 1).isMark()
                        && !sentence.at(i).glued()
                        && findings.all().stream().noneMatch(f -> f.from() <= i && i < f.to()));
    }

    /** "Reunião amanhã 15h cancelada", "call Bob at 3pm nope": what nothing joins to the words before the time */
    private boolean isTailed() {
        Sentence sentence = findings.sentence();
        int end = findings.all().stream().filter(f -> f.is("time") || f.is("date")).mapToInt(Findings.Found::to).max()
                .orElse(sentence.size());
        return sentence.has(end) && sentence.at(end).isWord() && sentence.from(end).words() <= LONGEST_TAIL
                && Character.isLowerCase(sentence.source().charAt(sentence.at(end).start()))
                && IntStream.range(end, sentence.size())
                        .allMatch(i -> findings.all().stream().noneMatch(f -> f.from() <= i && i < f.to()))
                && IntStream.range(0, end).anyMatch(i -> sentence.at(i).isWord()
                        && findings.all().stream().noneMatch(f -> f.from() <= i && i < f.to()))
                && !request.book().starts(sentence, end, "dangling", "recipient", "preposition", "determiner",
                        "companion", "direction", "conjunction", "place_lead", "place_noun", "online", "and",
                        "starts_task", "event", "verb", "numbered", "by_way");
    }

    /** "For 2hrs 30", of which 30 is left */
    private boolean isLengthCutShort(Sentence title) {
        return findings.has("length") && title.size() > 1 && title.at(title.size() - 1).isNumber()
                && findings.of("length").stream().anyMatch(f -> findings.sentence().has(f.to())
                        && findings.sentence().at(f.to()).isNumber());
    }

    /** "Water the plants bi-weekly" */
    private boolean isHyphenated() {
        String source = findings.sentence().source();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time") || f.is("repeat"))
                .mapToInt(f -> findings.sentence().at(f.from()).start())
                .anyMatch(start -> start > 1 && source.charAt(start - 1) == '-'
                        && Character.isLetter(source.charAt(start - 2)));
    }

    /** "3 business days before Friday", of which only a part was read; not "two days after tomorrow" */
    private boolean isReckoned() {
        Sentence sentence = findings.sentence();
        return IntStream.range(0, sentence.size())
                .filter(i -> request.book().starts(sentence, i, "reckoned"))
                .anyMatch(i -> findings.all().stream().noneMatch(f -> f.from() <= i && i < f.to()));
    }

    /** "20 of next month", "13-15 de julho", "9 tomorrow evening", "3 and 5pm"; not "room 3 on Friday" */
    private boolean isBegunByNumber() {
        Sentence sentence = findings.sentence();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time") || f.is("repeat")).anyMatch(f -> {
            boolean dashed = sentence.is(f.from() - 1, "-") || sentence.is(f.from() - 1, "–");
            Match joint = request.longest(sentence, f.from(), "joins_number");
            boolean range = joint != null && joint.value().equals("to") && sentence.at(f.match().from()).isNumber();
            boolean joined = dashed || range || joint != null && joint.value().equals("of")
                    || f.from() == f.match().from() && (isOnlyPartOfDay() || f.match().has("part"))
                    || f.is("repeat") && f.match().value().equals("weekdays");
            if (f.is("repeat") && isNumberBefore(sentence, f.from())) {
                return true;
            }
            if (!f.is("repeat") && isOrdinalBefore(sentence, f.from())) {
                return true;
            }
            boolean listed = f.is("time") && request.book().starts(sentence, f.from() - 1, "and_ref");
            return (joined || listed) && isNumberBefore(sentence, dashed || listed ? f.from() - 1 : f.from());
        });
    }

    /** "Call Bob 5th 3pm", which would be today */
    private boolean isOrdinalBefore(Sentence sentence, int end) {
        return IntStream.range(Math.max(0, end - 2), end)
                .mapToObj(i -> request.longest(sentence.upTo(end), i, "ordinal_day"))
                .anyMatch(day -> day != null && day.to() == end
                        && findings.all().stream().noneMatch(f -> f.from() < end && end <= f.to()));
    }

    /** "Call mum 8", "pay the rent nine", "… 0900"; not "pay the rent 900" */
    private boolean isNumberLast(Sentence title) {
        int last = title.size() - 1;
        return last > 1 && !title.at(last).glued() && title.at(last - 1).isWord()
                && !request.book().starts(title, last - 1, "numbered")
                && (title.at(last).isNumber()
                        ? title.at(last).digits() < 3 || title.at(last).folded().startsWith("0")
                        : Slots.inWords(request.book(), title, last) != null);
    }

    private boolean isNumberBefore(Sentence sentence, int end) {
        boolean taken = findings.all().stream().anyMatch(f -> f.from() < end && end <= f.to());
        return !taken && !sentence.is(end - 2, "-") && IntStream.range(Math.max(0, end - LONGEST_NUMBER), end)
                .mapToObj(i -> request.longest(sentence.upTo(end), i, "joined_number"))
                .anyMatch(number -> number != null && number.to() == end);
    }

    private boolean isOnlyPartOfDay() {
        return findings.has("time") && findings.of("time").stream().map(f -> TimeClaim.of(f.match()))
                .allMatch(claim -> claim.start() == null && claim.distance() == null);
    }

    /** "Thanksgiving in 9 months", not "a cake for Christmas on Friday" */
    private boolean isOfFeast(Sentence words) {
        return IntStream.range(0, words.size()).anyMatch(i -> request.book().starts(words, i, "feast_last")
                && !request.book().starts(words, i - 1, "dangling", "recipient"));
    }

    /** "14th April 15" */
    private boolean isHourOrYear() {
        return findings.of("time").stream().map(Findings.Found::match)
                .filter(time -> time.length() == 1 && findings.sentence().at(time.from()).isNumber())
                .anyMatch(time -> findings.of("date").stream()
                        .anyMatch(date -> date.to() == time.from() && date.match().has("month")));
    }

    /** "Tomorrow at 3pm some day", "buy milk or Friday" */
    private boolean isDoubted() {
        return findings.isNegative() || isHourOrYear() || request.book().has(findings.sentence(), "of_another")
                || findings.hasTime() && isDoubtedByOthers()
                || findings.all().stream().filter(f -> f.is("date") || f.is("time")).anyMatch(
                        f -> f.from() > 0 && request.book().starts(findings.sentence(), f.from() - 1, "or_else"));
    }

    private boolean isDoubtedByOthers() {
        Sentence rest = findings.rest(TargetRule.TIMES);
        Wording wording = new Wording(request.book());
        Sentence words = wording.trim(rest);
        return findings.has("time") && (wording.withoutVague(words).size() < words.size()
                || request.book().has(words, "hour_beside"))
                || findings.has("time") && !findings.has("date")
                        && request.book().has(words, "holiday", "month_last", "day_unread")
                || isOfFeast(words) || request.book().has(rest, "some_day") || request.book().has(words, "beside_time");
    }

    /** "3pm London", "15h (Lisboa)", "15:00 +0200" */
    private boolean isElsewhere() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().mapToInt(Findings.Found::to)
                .anyMatch(at -> sentence.has(at) && (request.book().starts(sentence, at, "zone_left")
                        || "([".contains(sentence.at(at).folded())
                                && request.book().starts(sentence, at + 1, "zone_left")
                        || sentence.is(at, "+") && sentence.has(at + 1) && sentence.at(at + 1).isNumber()));
    }

    /** "Pay the bill tomorrwo at 10am", which would be today; not "limpar o quarto" */
    private boolean isMisspelt(Sentence title) {
        Spelling spelling = request.book().spelling();
        Sentence sentence = findings.sentence();
        boolean dayOpen = !findings.has("date") && !findings.has("repeat");
        return dayOpen && title.tokens().stream().anyMatch(token -> spelling.isNearTime(token.folded()))
                || IntStream.range(1, sentence.size())
                        .filter(i -> spelling.isNearBeforeTime(sentence.at(i - 1).folded()))
                        .anyMatch(i -> request.book().starts(sentence, i, "no_place")
                                || findings.of("date").stream().anyMatch(day -> day.from() == i));
    }

    /** "Buy milk at 6pm and Monday" */
    private boolean isJoined() {
        Sentence sentence = findings.sentence();
        return findings.of("date").stream().map(Findings.Found::from)
                .filter(at -> request.book().starts(sentence, at - 1, "and") && sentence.at(at - 1).isWord())
                .anyMatch(at -> findings.of("time").stream().anyMatch(time -> time.to() == at - 1));
    }

    /** "That Monday by the river" */
    private boolean isOfThen() {
        return findings.of("date").stream().anyMatch(f -> f.from() > 0
                && request.book().starts(findings.sentence(), f.from() - 1, "of_then"));
    }

    /** "On Pancake Tuesday", "on bonfire night", "bill #25/11" */
    private boolean isOfItsOwnName() {
        Sentence sentence = findings.sentence();
        return findings.of("date").stream().anyMatch(f -> sentence.is(f.from() - 1, "#"))
                || findings.all().stream().filter(f -> f.from() == f.match().from())
                        .filter(f -> f.match().value().equals("weekday") || f.match().value().equals("part"))
                        .map(Findings.Found::from)
                        .anyMatch(at -> sentence.has(at - 2) && sentence.at(at - 1).isWord()
                                && request.book().starts(sentence, at - 2, "names_day")
                                && !request.book().starts(sentence, at - 1, "online", "place_noun")
                                && findings.all().stream().noneMatch(other -> other.to() == at));
    }

    /** Not "amanhã 15 ovos". */
    private boolean isLooseNumber(Sentence sentence, int at) {
        boolean counts = sentence.has(at + 1) && sentence.at(at + 1).isWord()
                && findings.all().stream().noneMatch(f -> f.from() == at + 1);
        return sentence.at(at).isNumber() && !counts;
    }

    /** "7", "1500"; not "0800 722 1234" */
    private static boolean isHour(Sentence words, int at) {
        return words.at(at).digits() < 3 || HOUR.matcher(words.at(at).folded()).matches()
                && !(words.has(at + 1) && words.at(at + 1).isNumber());
    }

    /** "A table for six": of people, or at six; not "chapter 6", "for six people". */
    private boolean isUnreadHour(Sentence words, int at) {
        boolean figure = words.at(at).isNumber() && isHour(words, at) && !Slots.isGlued(words, at + 1)
                || !words.at(at).isNumber() && Slots.inWords(request.book(), words, at) != null;
        boolean counts = words.has(at + 1) && words.at(at + 1).isWord()
                && !request.book().starts(words, at + 1, "dangling", "recipient", "and_ref");
        return figure && !counts && !words.at(at).glued()
                && request.book().starts(words, at - 1, "dangling", "recipient")
                && !request.book().starts(words, at - 1, "and_ref");
    }
}
