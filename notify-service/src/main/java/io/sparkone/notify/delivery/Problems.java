package io.sparkone.notify.delivery;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

import io.sparkone.notify.http.Problem;

/** What can be wrong with a request about notifications. */
final class Problems {

    private Problems() {}

    static HttpProblem notFound() {
        return Problem.of("notification-not-found", Status.NOT_FOUND, "There is no such notification");
    }

    static HttpProblem nothingToRetry() {
        return Problem.of("nothing-to-retry", Status.CONFLICT,
                "The notification has not failed, or its outcome is unknown, or no channel is configured");
    }

    static HttpProblem channelOff(ChannelType channel) {
        return Problem.of("channel-not-configured", Status.CONFLICT, channel.wire() + " is not configured");
    }

    static HttpProblem noChannel() {
        return Problem.of("channel-not-configured", Status.CONFLICT, "Neither WhatsApp nor e-mail is configured");
    }

    static HttpProblem keyReused() {
        return Problem.of("idempotency-key-reused", 422, "This Idempotency-Key was used for a different request")
                .build();
    }

    static HttpProblem badParameter(String name, String detail) {
        return Problem.of("bad-parameter", 400, name + " is not valid").withDetail(detail).build();
    }
}
