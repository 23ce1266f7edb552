package io.sparkone.sync.merge;

import java.util.Locale;

/** The two sides of a link. */
public enum Side {
    HUB, REMOTE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
