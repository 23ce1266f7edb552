package io.sparkone.api.interpretation;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.sparkone.api.interpretation.DateClaim.Form;
import io.sparkone.api.interpretation.Findings.Found;

/** Reads how often something happens. */
final class RepeatReader {

    /** What a day beside it makes exact. */
    private static final Set<String> ROUGH = Set.of("WEEKLY", "MONTHLY", "YEARLY", "times");

    /** In an hour. */
    private static final int MINUTES = 60;

    private RepeatReader() {}

    /**
     * Null when it happens once.
     *
     * @param claims
     *            the days named; those that become part of the rule are taken out
     */
    static Repeat read(Findings findings, List<DateClaim> claims) {
        return onDays(stated(findings), claims, findings.sentence());
    }

    private static Repeat stated(Findings findings) {
        List<Found> found = findings.of("repeat");
        if (found.isEmpty()) {
            return null;
        }
        Match match = found.get(0).match();
        return switch (match.value()) {
            case "weekdays" -> new Repeat("WEEKLY", 1, days(match));
            case "other_weekdays", "biweekdays" -> new Repeat("WEEKLY", 2, days(match));
            case "day_of_year" -> Repeat.parse("YEARLY");
            case "times" -> Repeat.parse("WEEKLY");
            case "every" -> every(match.get("span", Span.class));
            case "month_day", "some_month_day" -> Repeat.monthly(List.of(monthDay(match.number("day"))));
            case "month_days" ->
                Repeat.monthly(List.of(monthDay(match.number("day")), monthDay(match.number("second"))));
            case "but_weekdays" -> Repeat.weeklyBut(days(match));
            case "workday" -> Repeat.workday(match.number("nth"));
            case "nth", "some_nth" ->
                new Repeat("MONTHLY", 1, List.of(match.text("nth") + match.text("weekday")));
            default -> Repeat.parse(match.value());
        };
    }

    /** "Terça e quinta, toda semana": both days become part of the rule. */
    private static Repeat onDays(Repeat repeat, List<DateClaim> claims, Sentence sentence) {
        boolean several = repeat != null && repeat.frequency().equals("WEEKLY") && !repeat.namesDays()
                && claims.size() > 1 && claims.stream().allMatch(claim -> claim.form() == Form.WEEKDAY)
                && sentence.tokens().stream().noneMatch(token -> token.is("ou") || token.is("or"));
        if (!several) {
            return repeat;
        }
        List<String> days = claims.stream().map(claim -> Repeat.code(claim.day().getDayOfWeek())).toList();
        DateClaim first = claims.stream().min(Comparator.comparing(DateClaim::day)).orElseThrow();
        claims.retainAll(List.of(first));
        return new Repeat(repeat.frequency(), repeat.interval(), days);
    }

    /** "2x por semana" without the days: which ones, nobody said. */
    static boolean lacksDays(Findings findings, Repeat repeat) {
        return repeat != null && !repeat.namesDays()
                && findings.of("repeat").get(0).match().value().equals("times");
    }

    /** "Toda segunda, nas terças", "weekdays on Saturdays", "12 em 2 dias"; not "toda semana, às terças". */
    static boolean contradict(Findings findings) {
        boolean uneven = findings.of("repeat").stream().map(Found::match).anyMatch(
                match -> match.has("n") && match.has("span")
                        && match.number("n") != match.get("span", Span.class).count());
        return uneven
                || findings.of("repeat").stream().map(Found::match).filter(match -> !ROUGH.contains(match.value()))
                        .map(match -> match.has("weekdays") ? days(match) : match.value()).distinct().count() > 1;
    }

    private static List<String> days(Match match) {
        return ((List<?>) match.captures().get("weekdays")).stream().map(String.class::cast).toList();
    }

    private static int monthDay(int day) {
        return YearMonth.of(2000, 1).atDay(day).getDayOfMonth();
    }

    private static Repeat every(Span span) {
        if (span.unit().equals("hour") && span.duration().toMinutes() % MINUTES != 0) { // "a cada 1h30"
            return new Repeat("MINUTELY", Math.toIntExact(span.duration().toMinutes()), List.of());
        }
        String frequency = switch (span.unit()) {
            case "minute" -> "MINUTELY";
            case "hour" -> "HOURLY";
            case "week", "fortnight" -> "WEEKLY";
            case "month" -> "MONTHLY";
            case "year" -> "YEARLY";
            default -> "DAILY";
        };
        int every = span.unit().equals("fortnight") ? 2 * span.count() : span.count();
        if (every < 1) {
            throw new DateTimeException("Nothing happens every " + every + " " + span.unit());
        }
        return new Repeat(frequency, every, List.of());
    }
}
