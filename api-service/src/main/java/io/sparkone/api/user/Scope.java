package io.sparkone.api.user;

import java.util.List;

/** What a token may allow. */
public final class Scope {

    public static final String ALL = "*";
    public static final String ADMIN = "admin";
    /** What a password gives: tokens, and nothing else. */
    public static final String LOGIN = "login";
    public static final String TASKS_WRITE = "tasks:write";
    public static final String MESSAGES_WRITE = "messages:write";

    /** All that a token can have, in the order in which they are shown. */
    public static final List<String> NAMES = List.of("tasks:read", TASKS_WRITE, MESSAGES_WRITE, "brief:read",
            "sync:read", "sync:write", "notifications:read", "notifications:write", "backups:read", "backups:write",
            ADMIN);

    private Scope() {}

    public static boolean isKnown(String name) {
        return ALL.equals(name) || NAMES.contains(name);
    }
}
