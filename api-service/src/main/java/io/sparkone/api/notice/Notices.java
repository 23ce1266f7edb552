package io.sparkone.api.notice;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.platform.outbox.Outbox;

/** Requests notices from the notifier. */
@ApplicationScoped
public class Notices {

    private final Outbox outbox;

    Notices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Requests a notice as part of the current transaction. */
    @Transactional(TxType.MANDATORY)
    public UUID request(Notice notice) {
        UUID id = UUID.randomUUID();
        outbox.append("notification.requested", "notification/" + id, NotificationRequested.of(notice, id));
        return id;
    }
}
