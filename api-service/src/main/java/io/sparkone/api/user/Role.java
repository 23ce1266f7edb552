package io.sparkone.api.user;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person may do, each role more than the one before: their tokens can have no other scopes. */
public enum Role {

    /** Sees everything but secrets. */
    VIEWER("tasks:read", "brief:read", "sync:read", "notifications:read", "backups:read"),
    /** Also writes tasks, events and messages. */
    MEMBER(VIEWER, Scope.TASKS_WRITE, Scope.MESSAGES_WRITE),
    /** Also runs synchronisations, backups and restores, and sends notices. */
    OPERATOR(MEMBER, "sync:write", "notifications:write", "backups:write"),
    /** Also manages users, everybody's tokens and dead letters. */
    ADMIN(OPERATOR, Scope.ADMIN);

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    Role(Role lower, String... more) {
        Set<String> all = new TreeSet<>(lower.scopes);
        all.addAll(List.of(more));
        this.scopes = Set.copyOf(all);
    }

    /** @throws IllegalArgumentException if there is no such role, with a message that names all */
    @JsonCreator
    public static Role of(String name) {
        return Arrays.stream(values()).filter(role -> role.toString().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }

    public boolean allows(String scope) {
        return scopes.contains(scope);
    }

    public boolean allowsAll(Collection<String> wanted) {
        return scopes.containsAll(wanted);
    }

    /** The wanted scopes in order, with {@code *} written out as all that the role allows. */
    public Set<String> expand(Collection<String> wanted) {
        return new TreeSet<>(wanted.contains(Scope.ALL) ? scopes : wanted);
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
