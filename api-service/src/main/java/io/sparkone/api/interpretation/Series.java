package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.Findings.Found;

/**
 * Something new that repeats. A wrong rule is wrong for every time to come, so whatever stands beside it and was not read as its start or its
 * end puts it in doubt.
 */
record Series(Request request, Findings findings, Schedule schedule) {

    /** Section of what asks for a series: "a daily reminder". */
    static final String ASKED = "series_asked";

    private static final Set<String> SOME_MONTH = Set.of("some_month_day", "some_nth");
    private static final int SHORTEST_MONTH = 28;

    boolean isGuessed(String title) {
        return isRuleUnread() || isOnlyAskedFor() || isEachOfADay()
                || schedule.recurrence() != null && isInDoubt(title);
    }

    private boolean isInDoubt(String title) {
        Repeat rule = Repeat.ofRule(schedule.recurrence());
        return isOnDayOfFewMonths(rule) || isOfSomeMonth() || isTwoRules() || isAskedOtherwise(rule) || isOfOneDay()
                || isInPieces(title) || new SeriesStart(request, findings, schedule, rule).isGuessed()
                || new SeriesEnd(request, findings, schedule).isGuessed();
    }

    /** "Set a daily reminder to drink water" */
    boolean isOnlyAskedFor() {
        return schedule.recurrence() == null && request.book().has(request.sentence(), ASKED);
    }

    /** "Take the pill weekly starting tomorrow" */
    private boolean isRuleUnread() {
        return findings.hasTime() && IntStream.range(0, findings.sentence().size())
                .filter(i -> request.book().starts(findings.sentence(), i, "how_often_adverb"))
                .anyMatch(i -> findings.of("repeat").stream().noneMatch(f -> f.from() <= i && i < f.to()));
    }

    /** "Every New Year's Day", which was read as one. */
    private boolean isEachOfADay() {
        return findings.of("date").stream().map(Found::from).anyMatch(at -> at > 0
                && IntStream.range(Math.max(0, at - 2), at).mapToObj(
                        i -> request.longest(findings.sentence(), i, "each_word"))
                        .anyMatch(each -> each != null && each.to() == at));
    }

    /** "On the first of the month", "the last Friday of the month": of this one, or of each. */
    private boolean isOfSomeMonth() {
        return findings.of("repeat").stream().anyMatch(f -> SOME_MONTH.contains(f.match().value()));
    }

    /** "Todo dia 31", which some months do not have. */
    private static boolean isOnDayOfFewMonths(Repeat rule) {
        return rule.byMonthDay().stream().anyMatch(day -> day > SHORTEST_MONTH);
    }

    /** "No próximo dia útil", which happens once. */
    private boolean isOfOneDay() {
        return findings.of("repeat").stream()
                .anyMatch(f -> f.from() > 0 && request.book().starts(findings.sentence(), f.from() - 1, "one_of_days"));
    }

    /** "Every 2 weeks every 3 hours", "the first and third Monday of every month" */
    private boolean isTwoRules() {
        return findings.of("repeat").size() > 1 || findings.of("repeat").stream().anyMatch(
                f -> f.from() > 1 && findings.sentence().at(f.from() - 1).isWord()
                        && request.book().starts(findings.sentence(), f.from() - 1, "and_ref"));
    }

    /** "Set a daily reminder to … every Monday" */
    private boolean isAskedOtherwise(Repeat rule) {
        Sentence sentence = request.sentence();
        return IntStream.range(0, sentence.size()).mapToObj(i -> request.longest(sentence, i, ASKED))
                .filter(asked -> asked != null && !asked.value().equals(ASKED))
                .flatMap(asked -> request.findings(Sentence.of(asked.value(), UnaryOperator.identity())).of("repeat")
                        .stream())
                .map(asked -> asked.match().value())
                .anyMatch(asked -> !asked.equals("every") && !asked.equals(rule.frequency()));
    }

    /** "Take the pill every day in odd weeks": what follows may belong to the rule; not "a call every day with Ana". */
    private boolean isInPieces(String title) {
        List<Integer> places = places(Sentence.of(title, UnaryOperator.identity()));
        return findings.of("repeat").stream().map(Found::from).anyMatch(at -> !places.isEmpty() && places.get(0) < at
                && places.stream().filter(place -> place > at).findFirst()
                        .map(next -> !request.book().starts(findings.sentence(), next, "companion")).orElse(false));
    }

    /** Where the words of the title stand in the sentence. */
    private List<Integer> places(Sentence title) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0, word = 0; at < findings.sentence().size() && word < title.size(); at++) {
            if (text(findings.sentence(), at).equals(text(title, word))) {
                places.add(at);
                word++;
            }
        }
        return places;
    }

    private static String text(Sentence sentence, int at) {
        return sentence.source().substring(sentence.at(at).start(), sentence.at(at).end());
    }
}
