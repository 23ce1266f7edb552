package io.sparkone.api.web;

import java.util.Set;

/** What a page says about the form that led to it. */
final class Notices {

    static final String DELETED = "deleted";

    /** Only these: the name comes from the address, which anybody can write. */
    private static final Set<String> KNOWN = Set.of("completed", "reopened", "postponed", "created", "saved",
            "restored", "empty", DELETED);

    private Notices() {}

    /** @return null where nothing known was done */
    static Pages.Notice of(Frame frame, String name, Long task) {
        return name == null || !KNOWN.contains(name)
                ? null
                : new Pages.Notice(frame.t("notice." + name, task == null ? "" : task.toString()),
                        DELETED.equals(name) ? task : null);
    }
}
