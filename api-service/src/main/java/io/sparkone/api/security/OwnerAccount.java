package io.sparkone.api.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import io.sparkone.api.user.Users;

/** Gives the owner the password of the environment. */
@ApplicationScoped
class OwnerAccount {

    private static final int AFTER_CHECK = 100;

    void keep(@Observes @Priority(AFTER_CHECK) StartupEvent start, Users users, AccessConfig config) {
        users.keepOwner(config.ownerPassword().orElseThrow());
    }
}
