package io.sparkone.notify.alert;

import java.util.ArrayList;
import java.util.List;

import io.sparkone.notify.alert.AlertmanagerPayload.Alert;
import io.sparkone.notify.template.Texts;

/** Alerts as a person reads them on a telephone: the worst first, what it is, what to do. */
final class AlertText {

    private static final int MOST = 15;
    private static final int SUMMARY_LENGTH = 300;

    private AlertText() {}

    static String subject(List<Alert> alerts, Texts texts) {
        Alert first = alerts.get(0);
        if (alerts.size() == 1) {
            return (first.isFiring() ? texts.alertFiring() : texts.alertResolved()) + ": " + first.name();
        }
        long firing = alerts.stream().filter(Alert::isFiring).count();
        List<String> parts = new ArrayList<>();
        if (firing > 0) {
            parts.add(texts.alertsFiring((int) firing));
        }
        if (firing < alerts.size()) {
            parts.add(texts.alertsResolved((int) (alerts.size() - firing)));
        }
        return String.join(", ", parts);
    }

    static String text(List<Alert> alerts, Texts texts) {
        if (alerts.size() == 1) {
            return one(alerts.get(0), texts);
        }
        StringBuilder text = new StringBuilder("*").append(subject(alerts, texts)).append('*');
        alerts.stream().limit(MOST).forEach(alert -> text.append("\n\n").append(one(alert, texts)));
        if (alerts.size() > MOST) {
            text.append("\n\n").append(texts.alertsCut(alerts.size() - MOST));
        }
        return text.toString();
    }

    private static String one(Alert alert, Texts texts) {
        StringBuilder text = new StringBuilder(icon(alert)).append(" *")
                .append(alert.isFiring() ? texts.alertFiring() : texts.alertResolved()).append(": ")
                .append(alert.name()).append("* (").append(alert.severity()).append(')');
        String summary = alert.annotation("summary").isBlank()
                ? alert.annotation("description")
                : alert.annotation("summary");
        if (!summary.isBlank()) {
            text.append('\n').append(cut(summary));
        }
        if (alert.isFiring() && !alert.annotation("runbook_url").isBlank()) {
            text.append('\n').append(texts.runbook(alert.annotation("runbook_url")));
        }
        return text.toString();
    }

    private static String icon(Alert alert) {
        if (!alert.isFiring()) {
            return "✅";
        }
        return "critical".equals(alert.severity()) ? "🔴" : "🟠";
    }

    private static String cut(String text) {
        return text.length() <= SUMMARY_LENGTH ? text : text.substring(0, SUMMARY_LENGTH - 1) + "…";
    }
}
