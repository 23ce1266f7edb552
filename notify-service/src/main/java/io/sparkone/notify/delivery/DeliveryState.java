package io.sparkone.notify.delivery;

import java.util.Locale;

/** How far a delivery has come. It goes forward only; what WhatsApp says late still counts. */
enum DeliveryState {

    PENDING,
    /** Written before the call is made: who finds it later knows that the call may have been made. */
    SENDING,
    /** The channel took it (HTTP 201); WhatsApp itself has not. */
    ACCEPTED,
    /** The provider took responsibility: WhatsApp's server, or the mail server with its 250. The threshold of success. */
    SERVER_ACK,
    /** It was shown on the telephone. */
    DELIVERED,
    /** Nobody can tell whether it was sent. Never sent again. */
    UNKNOWN, FAILED,
    /** Its notice was of no use any more. */
    EXPIRED;

    static DeliveryState of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isSuccess() {
        return this == SERVER_ACK || this == DELIVERED;
    }
}
