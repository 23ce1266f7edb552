package io.sparkone.notify.delivery;

import java.net.URI;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** What can be wrong with a request about notifications. */
final class Problems {

    private Problems() {}

    static HttpProblem notFound() {
        return problem("notification-not-found", Status.NOT_FOUND, "There is no such notification");
    }

    static HttpProblem nothingToRetry() {
        return problem("nothing-to-retry", Status.CONFLICT,
                "The notification has not failed, or its outcome is unknown, or no channel is configured");
    }

    static HttpProblem channelOff(ChannelType channel) {
        return problem("channel-not-configured", Status.CONFLICT, channel.wire() + " is not configured");
    }

    static HttpProblem noChannel() {
        return problem("channel-not-configured", Status.CONFLICT, "Neither WhatsApp nor e-mail is configured");
    }

    static HttpProblem keyReused() {
        return problem("idempotency-key-reused", 422, "This Idempotency-Key was used for a different request");
    }

    static HttpProblem badParameter(String name, String detail) {
        return HttpProblem.builder().withType(URI.create("urn:sparkone:problem:bad-parameter"))
                .withTitle(name + " is not valid").withStatus(Status.BAD_REQUEST).withDetail(detail).build();
    }

    private static HttpProblem problem(String name, Status status, String title) {
        return problem(name, status.getStatusCode(), title);
    }

    private static HttpProblem problem(String name, int status, String title) {
        return HttpProblem.builder().withType(URI.create("urn:sparkone:problem:" + name)).withTitle(title)
                .withStatus(status).build();
    }
}
