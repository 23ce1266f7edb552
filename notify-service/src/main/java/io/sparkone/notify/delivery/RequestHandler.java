package io.sparkone.notify.delivery;

import java.util.Set;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Records the notices that one service asks for. */
class RequestHandler implements EventHandler {

    private final String service;
    private final EventPayload payloads;
    private final Notifications notifications;
    private final DeliveryConfig config;

    RequestHandler(String service, EventPayload payloads, Notifications notifications, DeliveryConfig config) {
        this.service = service;
        this.payloads = payloads;
        this.notifications = notifications;
        this.config = config;
    }

    @Override
    public String stream() {
        return "sparkone:" + service;
    }

    @Override
    public Set<String> types() {
        return Set.of("notification.requested");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        NotificationRequested request = payloads.read(event, NotificationRequested.class);
        notifications.request(request.notice(service, DeliveryConfig.language(config).tag()));
    }
}
