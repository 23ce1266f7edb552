package io.sparkone.notify.whatsapp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

import javax.net.ssl.SSLHandshakeException;

import io.vertx.core.http.HttpClosedException;

import io.sparkone.notify.delivery.Outcome;

/** What a call that failed means. Evolution wraps nearly everything in a 400, so the status alone tells little. */
final class SendFailure {

    private SendFailure() {}

    static Outcome of(RuntimeException failure) {
        return failure instanceof EvolutionException e ? answered(e) : unanswered(failure);
    }

    private static Outcome answered(EvolutionException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        switch (e.status()) {
            case 400 :
            case 500 :
                return wrapped(e, text);
            case 401 :
            case 403 :
                return Outcome.unavailable("Evolution refuses the key (" + e.status() + "): check EVOLUTION_API_KEY");
            case 404 :
                return Outcome.unavailable("Evolution does not know the instance: check EVOLUTION_INSTANCE");
            case 429 :
                return Outcome.deferred("Evolution asks to wait (429)", e.retryAfter());
            case 503 :
                return Outcome.unavailable(text.contains("license_required")
                        ? "Evolution wants its licence activated (503 LICENSE_REQUIRED)"
                        : "Evolution is not available (503)");
            default :
                return Outcome.unclear("Evolution answered " + e.status());
        }
    }

    private static Outcome wrapped(EvolutionException e, String text) {
        if (e.isNotOnWhatsApp()) {
            return Outcome.refused("the number is not on WhatsApp");
        }
        // the socket is dead and nothing was sent: evolution-api #1772
        if (text.contains("connection closed")) {
            return Outcome.unavailable("WhatsApp is disconnected (Connection Closed)");
        }
        if (text.contains("requires property") || text.contains("does not meet")) {
            return Outcome.refused("Evolution refuses the request as malformed");
        }
        if (text.contains("prisma")) {
            // the insert follows the send within one try block, any other query precedes it
            return text.contains("message.create")
                    ? Outcome.accepted(null, null)
                    : Outcome.deferred("Evolution's database failed before the send", null);
        }
        // "Timed Out" among them: evolution-api #2039
        return Outcome.unclear("Evolution answered " + e.status());
    }

    private static Outcome unanswered(RuntimeException failure) {
        // only what failed before the request was written is certainly not sent
        if (hasCause(failure, ConnectException.class, UnknownHostException.class, NoRouteToHostException.class,
                SSLHandshakeException.class)) {
            return Outcome.unavailable("Evolution cannot be reached");
        }
        return isUnreachable(failure)
                ? Outcome.unclear("the connection to Evolution broke before the answer")
                : Outcome.unclear("Evolution did not answer in time");
    }

    /** Whether there is nobody to ask: the connection could not be made, or broke. A late answer is something else. */
    static boolean isUnreachable(RuntimeException failure) {
        return !(failure instanceof EvolutionException)
                && hasCause(failure, IOException.class, HttpClosedException.class);
    }

    private static boolean hasCause(Throwable failure, Class<?>... types) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable current = cause;
            if (Arrays.stream(types).anyMatch(type -> type.isInstance(current))) {
                return true;
            }
        }
        return false;
    }
}
