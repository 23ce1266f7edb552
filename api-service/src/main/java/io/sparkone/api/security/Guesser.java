package io.sparkone.api.security;

/**
 * Somebody who shows a password, right or wrong.
 *
 * @param user the name that was typed
 * @param address of the connection, or as the proxy gives it
 * @param device what {@link KnownDevices} gave the browser at an earlier login; null where there is nothing
 */
public record Guesser(String user, String address, String device) {

    /** Says nothing of the device, whose tries somebody else could use up. */
    @Override
    public String toString() {
        return "Guesser[" + user + ", " + address + "]";
    }
}
