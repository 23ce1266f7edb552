package io.sparkone.sync.merge;

/**
 * What both sides of a link agreed on last for one field.
 *
 * @param value in canonical form, or null
 * @param hubHash how the hub had it
 * @param remoteHash how the remote side had it
 */
public record Base(String value, String hubHash, String remoteHash) {

    /** The base after both sides were seen to agree, or after one was written to the other. */
    public static Base of(Cell hub, Cell remote) {
        return new Base(hub.value(), hub.hash(), remote.hash());
    }
}
