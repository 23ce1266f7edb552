package io.sparkone.sync.link;

/**
 * What became of a {@link Write}.
 *
 * @param item as the vendor has it now; null after TRASH or a failure
 * @param failure null if it was confirmed
 */
public record Written(Write write, RemoteItem item, RemoteException failure) {}
