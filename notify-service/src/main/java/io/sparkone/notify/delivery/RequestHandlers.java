package io.sparkone.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;

/** One handler for each service that asks for notices. */
class RequestHandlers {

    private final EventPayload payloads;
    private final Notifications notifications;
    private final DeliveryConfig config;

    RequestHandlers(EventPayload payloads, Notifications notifications, DeliveryConfig config) {
        this.payloads = payloads;
        this.notifications = notifications;
        this.config = config;
    }

    @Produces
    @Singleton
    EventHandler ofApi() {
        return handler("api");
    }

    @Produces
    @Singleton
    EventHandler ofSync() {
        return handler("sync");
    }

    @Produces
    @Singleton
    EventHandler ofBackup() {
        return handler("backup");
    }

    private EventHandler handler(String service) {
        return new RequestHandler(service, payloads, notifications, config);
    }
}
