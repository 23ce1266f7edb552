package io.sparkone.api.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.sparkone.api.brief.BriefView;
import io.sparkone.api.brief.BriefView.BackupState;
import io.sparkone.api.brief.BriefView.FailedNotification;
import io.sparkone.api.brief.BriefView.SyncState;

/** How the suite is, as far as the other services have told this one. */
record SuiteStatus(List<Line> sync, List<Line> backup, List<Line> notices, Line deadLetters) {

    private static final String SUCCESS = "success";

    static SuiteStatus of(Frame frame, BriefView brief, long deadLetters, Optional<URI> runbooks) {
        Lines lines = new Lines(frame, runbooks);
        return new SuiteStatus(brief.sync().stream().map(lines::of).toList(),
                brief.backup() == null
                        ? List.of(new Line("warn", frame.t("status.backup.none"), null,
                                lines.runbook("BackupStale")))
                        : List.of(lines.of(brief.backup())),
                brief.failedNotifications().stream().map(lines::of).toList(),
                new Line(deadLetters == 0 ? "ok" : "bad", frame.t("status.dead", deadLetters), null,
                        deadLetters == 0 ? null : lines.runbook("DeadLettersWaiting")));
    }

    /**
     * @param level {@code ok}, {@code warn} or {@code bad}
     * @param detail null where there is no more to say
     * @param runbook null where nothing has to be done
     */
    record Line(String level, String text, String detail, Runbook runbook) {}

    /** @param address null where it is not known where runbooks can be read */
    record Runbook(String name, String address) {}

    private record Lines(Frame frame, Optional<URI> runbooks) {

        Line of(SyncState state) {
            boolean well = SUCCESS.equals(state.status()) && state.failed() == 0;
            String level = well && state.conflicts() == 0 ? "ok" : SUCCESS.equals(state.status()) ? "warn" : "bad";
            String text = frame.texts().get("status.sync." + state.status(), state.link(),
                    frame.when(state.finishedAt()), state.conflicts(), state.failed());
            String name = state.failed() > 0 && SUCCESS.equals(state.status())
                    ? "SyncItemsFailed"
                    : state.link().startsWith("notion") ? "NotionSyncFailing" : "SheetsSyncFailing";
            return new Line(level, text, state.detail(), "ok".equals(level) ? null : runbook(name));
        }

        Line of(BackupState state) {
            String text = frame.t("status.backup." + state.status(), frame.when(state.finishedAt()));
            return switch (state.status()) {
                case "verified" -> new Line("ok", text, null, null);
                case "completed" -> new Line("warn", text, null, runbook("BackupUnverified"));
                default -> new Line("bad", text, state.error(), runbook("BackupFailed"));
            };
        }

        Line of(FailedNotification notice) {
            String text = frame.texts().get("status.notice", notice.kind(), notice.channel(), frame.when(notice.at()));
            boolean email = "email".equals(notice.channel());
            return new Line("bad", text, notice.error(), runbook(email ? "FallbackFailing" : "WhatsAppFailing"));
        }

        Runbook runbook(String name) {
            return new Runbook(name,
                    runbooks.map(base -> base + "#" + name.toLowerCase(Locale.ROOT)).orElse(null));
        }
    }
}
