package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

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

    static Interpretation of(Pointed pointed) {
        Request request = pointed.request();
        Match extent = pointed.extent();
        Sentence rest = extent == null ? pointed.rest() : pointed.rest().upTo(extent.from());
        Findings all = request.findings(rest);
        int toward = all.lastAfter("toward");
        Findings findings = toward > 0 ? request.findings(rest.from(toward)) : all;
        Sentence words = toward > 0 ? rest.upTo(toward) : all.rest(TargetRule.TIMES);
        Target target = pointed.target(words);
        if (pointed.isContrasted(target)) {
            return request.whichItem();
        }
        if (isBrokenOff(request, rest) || request.book().has(rest, "unread_time")) {
            return request.question(Doubt.POSTPONE_WHEN, request.sentence().text());
        }
        Schedule said = request.scheduler().change(findings);
        Schedule change = toward == 0 && said.end() != null && isFromTo(request, findings) ? said.atEnd() : said;
        if (change.isDoubtful()) {
            return request.question(change.doubt(), request.sentence().text());
        }
        Postponing postponing = new Postponing(request, target, occurrence(request, words),
                extent == null ? Extent.UNSAID : Extent.valueOf(extent.value()));
        Span shift = findings.shift() == null ? bareShift(request, rest) : findings.shift();
        if (change.isNothing()) {
            return shift == null
                    ? request.question(Doubt.POSTPONE_WHEN, request.sentence().text())
                    : postponing.to(null, null, null, shift);
        }
        return postponing.to(change);
    }

    /** "Passa a reunião das 14h pra" */
    private static boolean isBrokenOff(Request request, Sentence rest) {
        return !rest.isEmpty() && request.book().starts(rest, rest.size() - 1, "toward");
    }

    /** "Shift it from 6 to 7pm" is no range. */
    private static boolean isFromTo(Request request, Findings findings) {
        return findings.of("time").stream()
                .anyMatch(time -> request.book().starts(findings.sentence(), time.match().from(), "moved_from"));
    }

    private static LocalDate occurrence(Request request, Sentence words) {
        Findings findings = request.findings(words);
        return findings.has("date") ? request.scheduler().change(findings).first() : null;
    }

    /** "Snooze 5 30 min" */
    private static Span bareShift(Request request, Sentence rest) {
        SlotReader.Reading reading = rest.isEmpty() ? null : SpanSlot.read(request.book(), rest, 0);
        return reading == null || rest.from(reading.next()).hasWords() ? null : (Span) reading.value();
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
        if (time == null && day != null && day.equals(occurrence)) { // "de quinta pra quinta"
            return request.question(Doubt.POSTPONE_WHEN, request.sentence().text());
        }
        boolean past = day != null && (time == null
                ? day.isBefore(request.now().toLocalDate())
                : at.isBefore(request.now()));
        return past ? request.question(Doubt.PAST, request.sentence().text()) : to(day, time, null, null);
    }

    private Interpretation to(LocalDate day, LocalTime time, ZonedDateTime exact, Span shift) {
        return new Interpretation.Postpone(request.language(), target, day, time, exact,
                shift == null ? null : shift.amount(), occurrence, extent);
    }
}
