package io.sparkone.api.interpretation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.DateClaim.Form;
import io.sparkone.api.interpretation.Findings.Found;

/**
 * Something new that repeats. A wrong rule is wrong for every time to come, so whatever stands beside it and was not read as its start or its
 * end puts it in doubt.
 */
record Series(Request request, Findings findings, Schedule schedule) {

    /** Section of what asks for a series: "a daily reminder". */
    static final String ASKED = "series_asked";

    private static final String FREQUENCY = "FREQ=";
    private static final Pattern LIMIT = Pattern.compile("UNTIL=(\\w+)");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX");
    private static final Pattern OF_HOURS = Pattern.compile("FREQ=(?:HOURLY|MINUTELY)");
    private static final Pattern OF_DAYS = Pattern.compile("FREQ=(?:DAILY|WEEKLY)");
    /** What begins today as well as on any day. */
    private static final Pattern ANY_DAY = Pattern
            .compile("FREQ=(?:DAILY|YEARLY)(?:;UNTIL=.*)?|FREQ=(?:HOURLY|MINUTELY).*");
    private static final Pattern FEW_MONTHS = Pattern.compile("BYMONTHDAY=(?:\\d+,)*(?:29|30|31)\\b");
    private static final Pattern SOME_DAYS = Pattern.compile("FREQ=DAILY");
    private static final Set<String> DATES = Set.of("day", "day_month", "numeric", "weekday_day");
    private static final Set<String> DAYS_OF_RULE = Set.of("weekdays", "other_weekdays", "biweekdays", "nth");
    private static final Set<String> SOME_MONTH = Set.of("some_month_day", "some_nth");
    /** In tokens: "starting from the". */
    private static final int LONGEST_START = 3;

    boolean isGuessed(String title) {
        return isRuleUnread() || isOnlyAskedFor() || schedule.recurrence() != null
                && (isOnceAndAgain() || isFromSomeDay() || isFromAnotherDay() || isOnDayOfFewMonths() || isOfSomeMonth()
                        || isLimitUnread() || isUntilWeekday() || isOverAtOnce()
                        || isTwoRules() || isAskedOtherwise() || isOnOneOfItsDays() || isOfOneDay() || isFromNow()
                        || isInPieces(title));
    }

    /** "Set a daily reminder to drink water" */
    boolean isOnlyAskedFor() {
        return schedule.recurrence() == null && request.book().has(request.sentence(), ASKED);
    }

    /** "Every week until tomorrow", "every Tuesday for 3 days", "every day until Friday for a week" */
    private boolean isOverAtOnce() {
        Matcher limit = LIMIT.matcher(schedule.recurrence());
        if (schedule.first() == null || !limit.find()) {
            return false;
        }
        Repeat rule = Repeat.parse(schedule.recurrence().substring(FREQUENCY.length()));
        LocalDate second = switch (rule.frequency()) {
            case "DAILY" -> schedule.first().plusDays(rule.interval());
            case "WEEKLY" -> rule.byDay().size() > 1
                    ? rule.firstFrom(schedule.first().plusDays(1))
                    : schedule.first().plusWeeks(rule.interval());
            case "MONTHLY" -> schedule.first().plusMonths(rule.interval());
            case "YEARLY" -> schedule.first().plusYears(rule.interval());
            default -> schedule.first();
        };
        boolean twice = findings.length() != null && !findings.length().isShort()
                && request.scheduler().claims(findings).stream().anyMatch(DateClaim::until);
        Instant end = ZonedDateTime.parse(limit.group(1), UTC).toInstant();
        return twice || end.isBefore(second.atStartOfDay(request.zone()).toInstant());
    }

    /** "Every Monday through Thursday" */
    private boolean isUntilWeekday() {
        return schedule.recurrence().contains("BYDAY") && request.scheduler().claims(findings).stream()
                .anyMatch(claim -> claim.until() && claim.form() == Form.WEEKDAY);
    }

    /** "Take the pill weekly starting tomorrow" */
    private boolean isRuleUnread() {
        return findings.hasTime() && IntStream.range(0, findings.sentence().size())
                .filter(i -> request.book().starts(findings.sentence(), i, "how_often_adverb"))
                .anyMatch(i -> findings.of("repeat").stream().noneMatch(f -> f.from() <= i && i < f.to()));
    }

    /** "Every day, only tomorrow", "every month this week"; not "every day starting tomorrow", "every year on
     * 3 March". */
    private boolean isOnceAndAgain() {
        boolean hours = OF_HOURS.matcher(schedule.recurrence()).find();
        boolean days = OF_DAYS.matcher(schedule.recurrence()).find();
        return request.scheduler().claims(findings).stream()
                .filter(claim -> !claim.until() && claim.form() != Form.RANGE)
                .filter(claim -> hours || (days
                        ? claim.form() != Form.WEEKDAY
                        : !DATES.contains(claim.match().value())))
                .anyMatch(claim -> !isStart(claim.match()));
    }

    private boolean isStart(Match date) {
        return IntStream.rangeClosed(Math.max(0, date.from() - LONGEST_START), date.from())
                .anyMatch(i -> request.book().starts(findings.sentence(), i, "starting"));
    }

    /** "Every second week at 7", without the day on which it begins. */
    private boolean isFromSomeDay() {
        String rule = schedule.recurrence();
        return schedule.start() != null && !findings.has("date") && !rule.contains("BY")
                && !ANY_DAY.matcher(rule).matches();
    }

    /** "Every Monday from the 24th", which is a Tuesday; not "every Monday starting tomorrow". */
    private boolean isFromAnotherDay() {
        return isOfDaysFromWeekday()
                || schedule.recurrence().contains("BY") && request.scheduler().claims(findings).stream()
                        .anyMatch(claim -> DATES.contains(claim.match().value()) && !claim.until()
                                && !claim.day().equals(schedule.first()));
    }

    /** "Every 10 days on Friday", "every day on Friday" */
    private boolean isOfDaysFromWeekday() {
        return SOME_DAYS.matcher(schedule.recurrence()).find()
                && request.scheduler().claims(findings).stream().anyMatch(claim -> claim.form() == Form.WEEKDAY
                        && !claim.until() && !isStart(claim.match()));
    }

    /** "On the first of the month", "the last Friday of the month": of this one, or of each. */
    private boolean isOfSomeMonth() {
        return findings.of("repeat").stream().anyMatch(f -> SOME_MONTH.contains(f.match().value()));
    }

    /** "Todo dia 31", which some months do not have. */
    private boolean isOnDayOfFewMonths() {
        return FEW_MONTHS.matcher(schedule.recurrence()).find();
    }

    /** "Every month until Christmas", "… until June": its last day, or the day of the month. */
    private boolean isLimitUnread() {
        boolean open = request.scheduler().claims(findings).stream().filter(DateClaim::until)
                .anyMatch(claim -> request.book().starts(findings.sentence(), claim.match().from(), "open_limit"));
        return open || !schedule.recurrence().contains("UNTIL") && request.scheduler().claims(findings).stream()
                .anyMatch(claim -> claim.until() && claim.form() != Form.DAY_OF_MONTH && claim.form() != Form.WEEKDAY);
    }

    /** "No próximo dia útil", which happens once. */
    private boolean isOfOneDay() {
        return findings.of("repeat").stream()
                .anyMatch(f -> f.from() > 0 && request.book().starts(findings.sentence(), f.from() - 1, "one_of_days"));
    }

    /** "Every 2 weeks every 3 hours" */
    private boolean isTwoRules() {
        return findings.of("repeat").size() > 1;
    }

    /** "Set a daily reminder to … every Monday" */
    private boolean isAskedOtherwise() {
        Sentence sentence = request.sentence();
        return IntStream.range(0, sentence.size()).mapToObj(i -> request.longest(sentence, i, ASKED))
                .filter(asked -> asked != null && !asked.value().equals(ASKED))
                .flatMap(asked -> request.findings(Sentence.of(asked.value(), UnaryOperator.identity())).of("repeat")
                        .stream())
                .map(rule -> rule.match().value())
                .anyMatch(rule -> !rule.equals("every") && !schedule.recurrence().startsWith(FREQUENCY + rule));
    }

    /** "Every weekday by Friday": until then, or on Fridays only. */
    private boolean isOnOneOfItsDays() {
        return findings.of("repeat").stream().anyMatch(rule -> DAYS_OF_RULE.contains(rule.match().value())
                || rule.match().value().contains("BYDAY"))
                && request.scheduler().claims(findings).stream().anyMatch(claim -> claim.form() == Form.WEEKDAY
                        && !claim.until() && !claim.day().equals(schedule.first()) && !isStart(claim.match()));
    }

    /** "Every Monday in an hour" */
    private boolean isFromNow() {
        return findings.has("shift")
                || findings.of("time").stream().anyMatch(f -> TimeClaim.of(f.match()).distance() != null);
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
