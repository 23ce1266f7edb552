package io.sparkone.api.interpretation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions about what there is. People ask in too many ways for patterns: a message is such a question when, apart
 * from times and priorities, it consists of nothing but the words of such questions and has one that tells what is
 * asked for.
 */
final class ListRule implements IntentRule {

    private static final Set<String> STATUS = Set.of("pending", "in_progress", "completed", "cancelled");

    private static final Set<String> ASKED_FOR = Set.of("task_one", "open", "overdue", "all", "completed", "pending");

    private static final Set<String> OF_TASKS = Set.of("task", "task_one", "to_do", "overdue", "pending", "in_progress",
            "completed", "cancelled");

    @Override
    public Interpretation read(Request request) {
        Findings findings = request.findings(request.sentence());
        Set<String> words = new HashSet<>();
        if (findings.has("repeat") || !collect(request, findings.restWithLeads("date", "time", "priority"), words)) {
            return null;
        }
        List<DateClaim> claims = request.scheduler().claims(findings);
        boolean asks = words.contains("ask") || request.sentence().endsWithQuestionMark();
        boolean events = words.contains("event") || words.contains("event_one") && asks;
        boolean tasks = words.contains("task")
                || asks && (findings.priority() != null || words.stream().anyMatch(ASKED_FOR::contains));
        boolean order = findings.of("time").stream().anyMatch(f -> TimeClaim.of(f.match()).start() != null)
                && !request.sentence().endsWithQuestionMark();
        boolean command = !asks && (request.isBrokenOff() || words.contains("event_one") // "schedule a call with"
                && request.book().starts(request.sentence(), 0, "calendar_verb"));
        if (!events && !tasks || order || command || claims.stream().anyMatch(claim -> claim.day() == null)) {
            return null;
        }
        ListFilter filter = filter(request, findings, words, claims);
        return events
                ? new Interpretation.ListEvents(request.language(), filter)
                : new Interpretation.ListTasks(request.language(), filter, isOfDays(words, filter));
    }

    /** "O que tenho na quinta?", not "o que vence na quinta?" */
    private static boolean isOfDays(Set<String> words, ListFilter filter) {
        return filter.from() != null && filter.priority() == null && words.stream().noneMatch(OF_TASKS::contains);
    }

    /** Whether all words belong to such questions; what they stand for goes into {@code meanings}. */
    private static boolean collect(Request request, Sentence rest, Set<String> meanings) {
        int at = 0;
        while (at < rest.size()) {
            Match word = request.longest(rest, at, "list");
            if (word == null && !rest.at(at).isMark()) {
                return false;
            }
            if (word != null) {
                meanings.addAll(Set.of(word.value().split(",")));
            }
            at = word == null ? at + 1 : word.to();
        }
        return true;
    }

    private static ListFilter filter(Request request, Findings findings, Set<String> words, List<DateClaim> claims) {
        LocalDate today = request.now().toLocalDate();
        boolean partOfToday = findings.of("time").stream().anyMatch(f -> TimeClaim.of(f.match()).isToday());
        LocalDate from = claims.isEmpty() ? null : claims.get(0).first();
        LocalDate to = claims.isEmpty() ? null : claims.get(claims.size() - 1).last();
        if (claims.isEmpty() && words.contains("week")) {
            from = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            to = from.plusDays(6);
        } else if (claims.isEmpty() && words.contains("month")) {
            from = today.with(TemporalAdjusters.firstDayOfMonth());
            to = today.with(TemporalAdjusters.lastDayOfMonth());
        } else if (claims.isEmpty() && (words.contains("day") || partOfToday)) {
            from = today;
            to = today;
        }
        String status = words.stream().filter(STATUS::contains).findFirst().orElse(null);
        return new ListFilter(from, to, words.contains("overdue"), status, findings.priority());
    }
}
