package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.util.List;

/** Help, the brief, and courtesies: short messages that say nothing else. */
final class AskRule implements IntentRule {

    @Override
    public Interpretation read(Request request) {
        Sentence sentence = request.sentence();
        Match help = request.longest(sentence, 0, "help");
        if (help != null && !sentence.from(help.to()).hasWords()) {
            return new Interpretation.Help(request.language());
        }
        if (new ShortWords(request.book()).isAll(sentence, "undo")) {
            return new Interpretation.Undo(request.language());
        }
        Match brief = request.longest(sentence, 0, "brief");
        return brief == null ? null : brief(request, sentence.from(brief.to()));
    }

    private static Interpretation brief(Request request, Sentence rest) {
        Findings findings = request.findings(rest);
        if (findings.rest("date").hasWords()) {
            return null;
        }
        List<DateClaim> claims = request.scheduler().claims(findings);
        LocalDate day = claims.isEmpty() ? request.now().toLocalDate() : claims.get(0).day();
        return day == null
                ? request.question(Doubt.IMPOSSIBLE_DATE, request.sentence().text())
                : new Interpretation.Brief(request.language(), day);
    }
}
