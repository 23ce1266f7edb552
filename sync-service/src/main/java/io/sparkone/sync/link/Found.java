package io.sparkone.sync.link;

/**
 * What a look-up brought.
 *
 * @param item null if there is none
 * @param failure why it could not be looked up, or null
 */
public record Found(RemoteItem item, RemoteException failure) {

    public static final Found NOTHING = new Found(null, null);
}
