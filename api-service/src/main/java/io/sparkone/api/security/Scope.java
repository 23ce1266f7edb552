package io.sparkone.api.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a token may allow. */
final class Scope {

    static final String ALL = "*";
    static final String ADMIN = "admin";
    /** What a password gives: tokens, and nothing else. */
    static final String LOGIN = "login";

    static final List<String> NAMES = List.of("tasks:read", "tasks:write", "messages:write", "brief:read", "sync:read",
            "sync:write", "notifications:read", "notifications:write", "backups:read", "backups:write", ADMIN);

    private Scope() {}

    static boolean isKnown(String name) {
        return ALL.equals(name) || NAMES.contains(name);
    }

    /** The names with {@code *} written out, in order. */
    static Set<String> expand(Collection<String> names) {
        return new TreeSet<>(names.contains(ALL) ? NAMES : names);
    }
}
