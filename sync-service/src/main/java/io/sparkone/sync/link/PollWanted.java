package io.sparkone.sync.link;

/** Something may have changed at the remote side: look before it is time. */
public record PollWanted(String link) {}
