package io.sparkone.sync.link;

/** A link has work, as of the commit of the transaction in which this was fired; a hint, for the loop looks by itself too. */
public record LinkDue(String link) {}
