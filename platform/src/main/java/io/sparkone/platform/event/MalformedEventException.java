package io.sparkone.platform.event;

/** The data of an event is not what its type promises. */
public class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEventException(Event event, Exception cause) {
        super("Malformed data in " + event.type() + " " + event.id() + ": " + cause.getMessage(), cause);
    }
}
