package io.sparkone.api.web;

import java.util.Set;

import io.sparkone.api.user.User;

/** What a page says about the form that led to it. */
final class Notices {

    static final String DELETED = "deleted";

    /** Only these: the name comes from the address, which anybody can write. */
    private static final Set<String> KNOWN = Set.of("completed", "reopened", "postponed", "created", "saved",
            "restored", "empty", DELETED);

    private static final Set<String> OF_USERS = Set.of("added", "changed", "password", "removed");

    private Notices() {}

    /** @return null where nothing known was done */
    static Pages.Notice of(Frame frame, String name, Long task) {
        return name == null || !KNOWN.contains(name)
                ? null
                : new Pages.Notice(frame.t("notice." + name, task == null ? "" : task.toString()),
                        DELETED.equals(name) ? task : null);
    }

    /** @return null where nothing known was done, or to nobody who could exist */
    static Pages.Notice ofUser(Frame frame, String name, String user) {
        return name == null || user == null || !OF_USERS.contains(name) || !user.matches(User.NAME)
                ? null
                : new Pages.Notice(frame.t("notice.user." + name, user), null);
    }
}
