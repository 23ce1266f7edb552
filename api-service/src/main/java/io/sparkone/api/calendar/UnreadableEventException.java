package io.sparkone.api.calendar;

/** An event of a file that this calendar cannot hold; the message is the reason, as clients see it. */
class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String reason) {
        super(reason);
    }
}
