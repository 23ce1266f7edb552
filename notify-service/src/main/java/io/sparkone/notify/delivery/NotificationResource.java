package io.sparkone.notify.delivery;

import java.net.URI;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.sparkone.notify.delivery.Notifications.Receipt;
import io.sparkone.notify.template.Texts;

/** The delivery log, and notices sent by hand. */
@Path("/notifications")
class NotificationResource {

    private final Notifications notifications;
    private final NotificationTable log;
    private final DeliveryTable deliveries;
    private final Planner planner;
    private final DeliveryConfig config;

    NotificationResource(Notifications notifications, NotificationTable log, DeliveryTable deliveries, Planner planner,
            DeliveryConfig config) {
        this.notifications = notifications;
        this.log = log;
        this.deliveries = deliveries;
        this.planner = planner;
        this.config = config;
    }

    @GET
    @RolesAllowed("notifications:read")
    public NotificationView.Page list(@Valid @BeanParam LogQuery query) {
        LogFilter filter;
        try {
            filter = query.filter();
        } catch (DateTimeParseException e) {
            throw Problems.badParameter("since", e.getMessage());
        }
        return new NotificationView.Page(log.list(filter).stream().map(n -> NotificationView.of(n, null)).toList(),
                log.count(filter), filter.limit(), filter.offset());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("notifications:read")
    public NotificationView find(@PathParam("id") UUID id) {
        Notification notification = log.find(id).orElseThrow(Problems::notFound);
        return NotificationView.of(notification, deliveries.of(id));
    }

    @POST
    @RolesAllowed("notifications:write")
    public Response send(@Valid @NotNull SendNotice body, @HeaderParam("Idempotency-Key") @Size(max = 255) String key,
            SecurityContext security) {
        UUID id = UUID.randomUUID();
        String owner = security.getUserPrincipal().getName();
        Notice notice = body.notice(id, "rest/" + (key == null ? id : owner + "/" + key), language());
        Receipt receipt = notifications.request(notice);
        if (!receipt.fresh()) {
            log.find(receipt.id()).filter(known -> isSame(known.notice(), notice)).orElseThrow(Problems::keyReused);
        }
        return accepted(receipt.id());
    }

    @POST
    @Path("/test")
    @RolesAllowed("notifications:write")
    public Response test(@Valid TestNotice body) {
        ChannelType channel = body == null || body.channel() == null ? null : ChannelType.of(body.channel());
        if (channel != null && !planner.channel(channel).enabled()) {
            throw Problems.channelOff(channel);
        }
        if (channel == null && !planner.anyEnabled()) {
            throw Problems.noChannel();
        }
        UUID id = UUID.randomUUID();
        Texts texts = DeliveryConfig.language(config).texts();
        return accepted(notifications.request(new Notice(id, "test/" + id, "test", Kind.CONFIRMATION, Urgency.CRITICAL,
                channel, null, language(), texts.testSubject(), texts.testText(), null)).id());
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed("notifications:write")
    public Response retry(@PathParam("id") UUID id) {
        log.find(id).orElseThrow(Problems::notFound);
        if (!notifications.retry(id)) {
            throw Problems.nothingToRetry();
        }
        return accepted(id);
    }

    private Response accepted(UUID id) {
        NotificationView view = NotificationView.of(log.find(id).orElseThrow(), deliveries.of(id));
        return Response.accepted(view).location(URI.create("/notifications/" + id)).build();
    }

    private String language() {
        return DeliveryConfig.language(config).tag();
    }

    private static boolean isSame(Notice known, Notice asked) {
        return known.text().equals(asked.text()) && known.subject().equals(asked.subject())
                && known.kind() == asked.kind() && known.urgency() == asked.urgency()
                && known.channel() == asked.channel() && Objects.equals(known.recipient(), asked.recipient())
                && Objects.equals(known.expiresAt(), asked.expiresAt());
    }

    /** @param channel the one to test; null takes the one that a notice would take */
    record TestNotice(@Pattern(regexp = "whatsapp|email") String channel) {}
}
