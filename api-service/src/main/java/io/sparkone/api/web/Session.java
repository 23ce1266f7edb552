package io.sparkone.api.web;

import io.sparkone.api.user.Role;
import io.sparkone.api.user.Scope;

/** Someone who is logged in. */
record Session(SessionToken token, String user, Role role) {

    /** Whether tasks may be made and changed. */
    boolean writes() {
        return role.allows(Scope.TASKS_WRITE);
    }

    /** Whether users may be made and changed. */
    boolean manages() {
        return role.allows(Scope.ADMIN);
    }
}
