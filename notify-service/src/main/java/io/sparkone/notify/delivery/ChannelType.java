package io.sparkone.notify.delivery;

import java.util.Locale;

/** The ways to reach people. */
public enum ChannelType {

    WHATSAPP, EMAIL;

    /** @throws IllegalArgumentException if there is no such channel */
    public static ChannelType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name in JSON, in the database and in metrics. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
