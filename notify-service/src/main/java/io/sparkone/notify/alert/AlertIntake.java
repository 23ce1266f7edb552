package io.sparkone.notify.alert;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.notify.alert.AlertmanagerPayload.Alert;
import io.sparkone.notify.delivery.DeliveryConfig;
import io.sparkone.notify.delivery.Kind;
import io.sparkone.notify.delivery.Notice;
import io.sparkone.notify.delivery.Notifications;
import io.sparkone.notify.delivery.Notifications.Receipt;
import io.sparkone.notify.delivery.Urgency;
import io.sparkone.notify.template.Language;
import io.sparkone.notify.template.Texts;

/** Makes one notice of what is new in a call of Alertmanager. */
@ApplicationScoped
class AlertIntake {

    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    private final AlertTable table;
    private final Notifications notifications;
    private final AlertConfig config;
    private final DeliveryConfig delivery;
    private final Clock clock;

    AlertIntake(AlertTable table, Notifications notifications, AlertConfig config, DeliveryConfig delivery,
            Clock clock) {
        this.table = table;
        this.notifications = notifications;
        this.config = config;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Records the alerts and what is to be told of them; how many are. */
    @Transactional
    int take(List<Alert> alerts) {
        Instant now = clock.instant();
        Map<Alert, Integer> news = new HashMap<>();
        // always in the same order: two replicas of Alertmanager that send the same must not lock each other out
        alerts.stream().sorted(Comparator.comparing(Alert::fingerprint).thenComparing(Alert::startsAt))
                .forEach(alert -> table.record(alert, now, config.remindAfter())
                        .ifPresent(repeats -> news.put(alert, repeats)));
        List<Alert> toTell = withoutCollapsed(news.keySet());
        if (!toTell.isEmpty()) {
            tell(toTell, news);
        }
        table.forget(now.minus(config.keep()));
        return toTell.size();
    }

    /** Leaves out what was resolved before anybody was told that it fired, and takes the notice of that back. */
    private List<Alert> withoutCollapsed(Set<Alert> news) {
        Set<UUID> collapsed = new HashSet<>();
        List<Alert> toTell = new ArrayList<>();
        for (Alert alert : news) {
            Optional<UUID> notice = alert.isFiring() ? Optional.empty() : table.noticeOfResolved(alert);
            if (notice.isPresent() && (collapsed.contains(notice.get()) || notifications.collapse(notice.get()))) {
                collapsed.add(notice.get());
            } else {
                toTell.add(alert);
            }
        }
        toTell.sort(Comparator.comparing((Alert alert) -> !alert.isFiring()).thenComparing(AlertIntake::rank)
                .thenComparing(Alert::name).thenComparing(Alert::fingerprint));
        return toTell;
    }

    private void tell(List<Alert> alerts, Map<Alert, Integer> repeats) {
        String state = alerts.stream()
                .map(a -> a.fingerprint() + "/" + a.startsAt().toInstant() + "/" + a.status() + "/" + repeats.get(a))
                .sorted().collect(Collectors.joining("\n"));
        Language language = DeliveryConfig.language(delivery);
        Texts texts = language.texts();
        Receipt receipt = notifications.request(new Notice(UUID.randomUUID(),
                "alertmanager/" + UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)), "alertmanager",
                Kind.ALERT, urgency(alerts), null, null, language.tag(), AlertText.subject(alerts, texts),
                AlertText.text(alerts, texts), null));
        alerts.forEach(alert -> table.toldBy(receipt.id(), alert));
    }

    private static Urgency urgency(List<Alert> alerts) {
        List<String> firing = alerts.stream().filter(Alert::isFiring).map(Alert::severity).toList();
        if (firing.contains("critical")) {
            return Urgency.CRITICAL;
        }
        return firing.stream().allMatch("info"::equals) ? Urgency.LOW : Urgency.NORMAL;
    }

    private static int rank(Alert alert) {
        int rank = SEVERITIES.indexOf(alert.severity());
        return rank < 0 ? SEVERITIES.size() : rank;
    }
}
