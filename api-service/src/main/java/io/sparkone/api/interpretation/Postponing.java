package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.Findings.Found;
import io.sparkone.api.interpretation.Interpretation.Extent;

/**
 * Something is moved to another time.
 *
 * @param occurrence
 *            the day in "a reunião de sexta"; null when there is none
 * @param extent
 *            how much of it, where it repeats
 */
record Postponing(Request request, Target target, LocalDate occurrence, Extent extent) {

    /** Of the day, for most meetings; a smaller number of hours is a length. */
    private static final int FIRST_HOUR = 6;

    static Interpretation of(Pointed pointed) {
        Move move = Move.of(pointed);
        Interpretation wish = of(pointed, move);
        boolean doubtful = wish.isAction() && (move.isUnread() || isGuessed(pointed, move));
        return doubtful ? TargetRule.shown(pointed.request(), wish) : wish;
    }

    private static Interpretation of(Pointed pointed, Move move) {
        Request request = pointed.request();
        Sentence words = move.what();
        Target target = pointed.target(words);
        if (pointed.isContrasted(target) || isOfSeveral(request, target)) {
            return request.whichItem();
        }
        boolean series = !pointed.numbers().isEmpty() && move.to().has("repeat");
        if (series || isUntimely(request, move, target)) { // "make it weekly"
            return request.question(Doubt.POSTPONE_WHEN, request.sentence().text());
        }
        Findings findings = move.to();
        Schedule said = said(request, move);
        boolean several = said.end() != null || said.isSeveralDays();
        Schedule change = move.toward() == 0 && several && isFromTo(request, findings) ? said.atEnd() : said;
        if (change.isDoubtful()) {
            return request.question(change.doubt(), request.sentence().text());
        }
        Match extent = pointed.extent();
        Postponing postponing = new Postponing(request, target, occurrence(request, words),
                extent == null ? Extent.UNSAID : Extent.valueOf(extent.value()));
        Span span = move.shift();
        TemporalAmount shift = span == null ? null : postponing.isToEarlier() ? span.amountBack() : span.amount();
        if (change.isNothing()) {
            return shift == null || !span.isPossible()
                    ? request.question(Doubt.POSTPONE_WHEN, request.sentence().text())
                    : postponing.to(null, null, null, shift);
        }
        return postponing.to(change);
    }

    private static Schedule said(Request request, Move move) {
        return move.isShifted() || move.isBareShift() ? Schedule.NONE : request.scheduler().change(move.to());
    }

    private static boolean isGuessed(Pointed pointed, Move move) {
        Request request = pointed.request();
        Schedule said = said(request, move);
        return said.isNothing() && isHourOrLength(request, move) || isTowardTwice(request, move.rest())
                || isBesideNewTime(request, move)
                || new NewTime(request, pointed.kind(), move.to(), said).isGuessed();
    }

    /** "Move task 4 at noon to Friday", "… every week to Monday", "… to 4pm for an hour", "… last week to 4pm", "… 2 hours or Friday" */
    private static boolean isBesideNewTime(Request request, Move move) {
        boolean numbered = !move.pointed().numbers().isEmpty();
        if (!move.isShifted() && !move.isBareShift() && !said(request, move).isNothing()
                && (move.all().has("length") || endsWithSpan(request, move.what()))) {
            return true;
        }
        boolean atHour = numbered && request.findings(move.what()).has("time") && said(request, move).start() == null;
        return atHour || (numbered ? move.all() : move.to()).has("repeat") && (numbered || move.toward() > 0)
                || request.book().has(move.rest(), "or_else")
                || request.scheduler().claims(move.all()).stream().anyMatch(
                        claim -> claim.day() != null && claim.day().isBefore(request.now().toLocalDate()));
    }

    /** "Adia a consulta 1 semana [daqui a 3 dias]"; not "push the 30 minute call" */
    private static boolean endsWithSpan(Request request, Sentence thing) {
        Sentence what = request.findings(thing).rest("date", "time");
        return IntStream.range(1, what.size()).mapToObj(i -> SpanSlot.read(request.book(), what, i))
                .anyMatch(span -> span != null && span.next() == what.size());
    }

    /** "Move 2 to Friday 3 to Saturday", "para as 9 para as 10" */
    private static boolean isTowardTwice(Request request, Sentence rest) {
        return IntStream.range(0, rest.size()).filter(i -> request.book().starts(rest, i, "toward")).count() > 1;
    }

    /** "Para 9 horas", "adia a reunião 9 horas": to that hour, or by so much; not "duas horas". */
    private static boolean isHourOrLength(Request request, Move move) {
        boolean toward = move.all().of("length").stream()
                .anyMatch(f -> request.book().starts(move.rest(), f.match().from() - 1, "toward"));
        boolean bare = move.isBareShift()
                || move.all().of("length").stream().anyMatch(f -> f.from() == f.match().from());
        return toward || bare && move.shift().isShort() && move.shift().duration().toHours() >= FIRST_HOUR;
    }

    /** Whether it does not say for certain to when. */
    private static boolean isUntimely(Request request, Move move, Target target) {
        boolean shifted = move.isShifted();
        return SpanSlot.isUnread(request.sentence().source()) || isBrokenOff(request, move.rest())
                || isOnlyNamed(request, move)
                || move.toward() == 0 && !shifted && isTowardSomething(request, target)
                || request.book().has(move.rest(), "unread_time")
                || move.all().isNegative() || shifted && isRough(request, move.all())
                || (shifted || move.isBareShift()) && isEitherWay(request);
    }

    /** "Muda a reunião de sexta", "move Friday's meeting": that is when it is now. */
    private static boolean isOnlyNamed(Request request, Move move) {
        List<Found> times = Stream.of("date", "time").flatMap(kind -> move.all().of(kind).stream()).toList();
        return move.toward() == 0 && !move.isShifted() && !move.isBareShift() && !times.isEmpty()
                && isOfThing(request, move.rest(), times.get(0));
    }

    private static boolean isOfThing(Request request, Sentence rest, Found time) {
        Token last = rest.at(time.to() - 1);
        return rest.source().substring(last.start(), last.end()).endsWith("'s")
                || IntStream.rangeClosed(Math.max(0, time.from() - 1), time.match().from())
                        .anyMatch(i -> request.book().starts(rest, i, "names_it"))
                        && !isFromTo(request, request.findings(rest));
    }

    /** "Almoço pra depois da reunião e a reunião", "dentista pra amanhã, oculista": each to another time. */
    private static boolean isOfSeveral(Request request, Target target) {
        Sentence words = target.words() == null
                ? request.sentence().upTo(0)
                : Sentence.of(target.words(), UnaryOperator.identity());
        return IntStream.range(1, words.size()).filter(i -> request.book().starts(words, i, "toward"))
                .anyMatch(i -> request.book().starts(words, i + 1, "time_of_other", "article")
                        || request.findings(words.from(i)).hasTime());
    }

    /** "By a couple of days or so" */
    private static boolean isRough(Request request, Findings all) {
        return Stream.concat(all.of("shift").stream(), all.of("length").stream())
                .anyMatch(f -> request.book().starts(all.sentence(), f.to(), "time_goes_on"));
    }

    /** "Move the meeting by an hour", "push it forward a day" */
    private static boolean isEitherWay(Request request) {
        PhraseBook book = request.book();
        Sentence said = request.sentence();
        return !book.has(said, "moves_earlier") && (book.has(said, "forward") || book.has(said, "either_way")
                && !book.has(said, "which_way") && !book.has(said, "moves_later"));
    }

    /** "Passa a reunião das 14h pra" */
    private static boolean isBrokenOff(Request request, Sentence rest) {
        return request.isBrokenOff() || !rest.isEmpty() && request.book().starts(rest, rest.size() - 1, "toward");
    }

    /** "Move the 10:30 patient into the free slot" */
    private static boolean isTowardSomething(Request request, Target target) {
        return target.words() != null && request.book()
                .has(Sentence.of(target.words(), UnaryOperator.identity()).from(1), "toward_what");
    }

    /** "Shift it from 6 to 7pm", "push it from Tuesday to Thursday" are no ranges. */
    static boolean isFromTo(Request request, Findings findings) {
        return Stream.concat(findings.of("time").stream(), findings.of("date").stream())
                .anyMatch(time -> request.book().starts(findings.sentence(), time.match().from(), "moved_from"));
    }

    private static LocalDate occurrence(Request request, Sentence words) {
        Findings findings = request.findings(words);
        return findings.has("date") ? request.scheduler().change(findings).first() : null;
    }

    private Interpretation to(Schedule change) {
        if (change.exact() != null) {
            return to(null, null, change.exact(), null);
        }
        ZonedDateTime at = change.start() == null
                ? null
                : Schedule.at(change.first() == null ? LocalDate.EPOCH : change.first(), change.start(),
                        request.zone());
        LocalTime time = at == null ? null : at.toLocalTime();
        LocalDate day = change.first() == null || at == null ? change.first() : at.toLocalDate();
        if (isSame(day, time)) {
            return request.question(Doubt.POSTPONE_WHEN, request.sentence().text());
        }
        if (day != null && occurrence != null && (isToEarlier()
                ? day.isAfter(occurrence)
                : isToLater()
                        && day.isBefore(occurrence))) { // "push my Wednesday haircut back to Tuesday"
            return request.question(Doubt.POSTPONE_WHEN, request.sentence().text());
        }
        boolean past = day != null && (time == null
                ? day.isBefore(request.now().toLocalDate())
                : at.isBefore(request.now()));
        return past ? request.question(Doubt.PAST, request.sentence().text()) : to(day, time, null, null);
    }

    /** "De quinta pra quinta", "das 9 pras 9" */
    private boolean isSame(LocalDate day, LocalTime time) {
        if (time == null) {
            return day != null && (day.equals(occurrence) || isFromItself(day));
        }
        Target.Hint now = target.hint();
        return now != null && time.equals(now.time()) && (day == null || day.equals(now.day()));
    }

    /** "From Thursday to Thursday", not "… to next Thursday" or "… to the 26th" */
    private boolean isFromItself(LocalDate day) {
        Findings findings = request.findings(request.sentence());
        return findings.of("date").stream().map(Found::match).filter(match -> match.value().equals("weekdays"))
                .anyMatch(match -> match.text("from").equals(match.text("to"))
                        && Repeat.day(match.text("to")) == day.getDayOfWeek());
    }

    private boolean isToEarlier() {
        return request.book().has(request.sentence(), "moves_earlier");
    }

    private boolean isToLater() {
        return request.book().has(request.sentence(), "moves_later");
    }

    private Interpretation to(LocalDate day, LocalTime time, ZonedDateTime exact, TemporalAmount shift) {
        return new Interpretation.Postpone(request.language(), target, day, time, exact, shift, occurrence, extent);
    }
}
