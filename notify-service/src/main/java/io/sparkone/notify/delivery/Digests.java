package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.notify.template.Language;
import io.sparkone.notify.template.Texts;

/** Holds notices back for the end of the quiet hours or for a digest, and tells what was held. */
@ApplicationScoped
class Digests {

    private static final String STORM = "storm/";
    private static final String ZONE = "America/Sao_Paulo";
    private static final String QUIET = "quiet/";

    private final DigestWindows windows;
    private final NotificationTable notifications;
    private final Planner planner;
    private final DeliveryConfig config;
    private final Optional<QuietHours> quietHours;
    private final Clock clock;

    Digests(DigestWindows windows, NotificationTable notifications, Planner planner, DeliveryConfig config,
            Clock clock) {
        this.windows = windows;
        this.notifications = notifications;
        this.planner = planner;
        this.config = config;
        this.quietHours = config.quietHours().map(text -> QuietHours.parse(text, config.timezone().orElse(ZONE)));
        this.clock = clock;
    }

    /**
     * Under which key a notice is to be held, in the transaction that records it; empty if it is to be told at once. What would
     * be of no use after the quiet hours does not wait for their end.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<String> hold(Notice notice) {
        Instant now = clock.instant();
        if (notice.channel() != null || notice.kind().isAnswer() || "digest".equals(notice.source())) {
            return Optional.empty();
        }
        String audience = notice.language() + "/" + (notice.recipient() == null ? "*" : notice.recipient());
        Optional<Instant> morning = notice.urgency() == Urgency.CRITICAL
                ? Optional.empty()
                : quietHours.flatMap(hours -> hours.end(now))
                        .filter(end -> notice.expiresAt() == null || notice.expiresAt().isAfter(end));
        if (morning.isPresent()) {
            windows.extend(QUIET + audience, morning.get());
            return Optional.of(QUIET + audience);
        }
        boolean critical = notice.urgency() == Urgency.CRITICAL;
        String key = STORM + (critical ? "critical/" : "") + audience;
        return notice.kind().isStormy() && !windows.tryOpen(key, now, now.plus(window(critical)))
                ? Optional.of(key)
                : Optional.empty();
    }

    List<String> due() {
        return windows.due(clock.instant());
    }

    /** Tells what was held under a key, whose window is over: one notice as it is, more of them as one. */
    @Transactional
    void release(String key) {
        Instant now = clock.instant();
        if (!windows.take(key, now)) {
            return;
        }
        List<Notification> held = windows.held(key);
        held.stream().filter(n -> isExpired(n, now)).forEach(n -> notifications.change(n.id(), "expired", null, now));
        List<Notification> current = held.stream().filter(n -> !isExpired(n, now)).collect(Collectors.toList());
        if (current.size() == 1) {
            planner.plan(current.get(0).notice());
        } else if (current.size() > 1) {
            tellTogether(current, now);
        }
        if (key.startsWith(STORM)) {
            windows.extend(key, now.plus(window(key.startsWith(STORM + "critical/"))));
        }
    }

    private void tellTogether(List<Notification> held, Instant now) {
        Notice first = held.get(0).notice();
        Texts texts = Language.of(first.language()).texts();
        UUID id = UUID.randomUUID();
        Notice digest = new Notice(id, "digest/" + id, "digest", first.kind(), first.urgency(), null,
                first.recipient(), first.language(), texts.digestSubject(held.size()),
                DigestText.compose(held.stream().map(Notification::notice).toList(), texts,
                        config.digest().maxLength()),
                null);
        notifications.insert(digest, "pending", null, now);
        windows.toldAs(held, digest, now);
        planner.plan(digest);
    }

    private Duration window(boolean critical) {
        return critical ? config.digest().criticalWindow() : config.digest().window();
    }

    private static boolean isExpired(Notification notification, Instant now) {
        Instant expiry = notification.notice().expiresAt();
        return expiry != null && !expiry.isAfter(now);
    }
}
