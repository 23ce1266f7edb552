package io.sparkone.api.user;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.sparkone.api.http.Problems;

/** The people who may log in. */
@ApplicationScoped
public class Users {

    private final UserTable table;
    private final PasswordHashes hashes;
    private final Event<UserRightsChanged> changes;
    private final Clock clock;

    Users(UserTable table, PasswordHashes hashes, Event<UserRightsChanged> changes, Clock clock) {
        this.table = table;
        this.hashes = hashes;
        this.changes = changes;
        this.clock = clock;
    }

    /** Makes the owner where there is none, with this password from now on. */
    @Transactional
    public void keepOwner(String password) {
        Optional<String> hash = table.passwordHash(User.OWNER);
        if (hash.isEmpty()) {
            table.insert(User.OWNER, hashes.of(password), Role.ADMIN, null, clock.instant());
        } else if (!hashes.matches(password, hash.get())) {
            table.setPassword(User.OWNER, hashes.of(password), clock.instant());
        }
    }

    /** Whether the password is that of the user; takes the time of a hash in any case. */
    // in no transaction: its connection would be kept for as long as the hash takes
    public boolean isPassword(String name, String password) {
        return hashes.matches(password, table.passwordHash(name).orElse(null));
    }

    @Transactional
    public Optional<User> find(String name) {
        return table.find(name);
    }

    /** The user as they are until the current transaction ends: nobody lowers or removes them meanwhile. */
    @Transactional(TxType.MANDATORY)
    public Optional<User> hold(String name) {
        return table.hold(name);
    }

    /** All of them, in the order of their names. */
    @Transactional
    public List<User> all() {
        return table.all();
    }

    /** The user who writes from a WhatsApp number, in whatever spelling. */
    @Transactional
    public Optional<User> writingFrom(String number) {
        PhoneNumber wanted = PhoneNumber.of(number);
        return table.all().stream().filter(user -> user.writesFrom(wanted)).findFirst();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if the name or the number is taken */
    @Transactional
    public User create(CreateUser user) {
        // first: a hash takes long, and the table would be locked meanwhile
        String hash = hashes.of(user.password());
        requireFree(user.number(), user.name());
        if (!table.insert(user.name(), hash, user.role(), user.number(), clock.instant())) {
            throw Problems.conflict("There is a user " + user.name());
        }
        return get(user.name());
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 if the number is taken, or for another role of the owner */
    @Transactional
    public User change(String name, Role role, String number) {
        User before = table.hold(name).orElseThrow(() -> Problems.notFound("User " + name));
        requireFree(number, name);
        if (before.isOwner() && role != Role.ADMIN) {
            throw Problems.conflict("The owner is an admin, always");
        }
        table.update(name, role, number, clock.instant());
        if (role.compareTo(before.role()) < 0) {
            changes.fire(new UserRightsChanged(name, role));
        }
        return get(name);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 for the owner, whose password is a variable */
    @Transactional
    public void setPassword(String name, String password) {
        if (get(name).isOwner()) {
            throw Problems.conflict("The owner's password is WEB_PASSWORD");
        }
        table.setPassword(name, hashes.of(password), clock.instant());
    }

    /**
     * Lets somebody go: no login, no session and no token of theirs is good any more. What they wrote stays.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 for the owner
     */
    @Transactional
    public void remove(String name) {
        if (get(name).isOwner()) {
            throw Problems.conflict("The owner cannot be removed");
        }
        table.leave(name, clock.instant());
        changes.fire(new UserRightsChanged(name, null));
    }

    private User get(String name) {
        return table.find(name).orElseThrow(() -> Problems.notFound("User " + name));
    }

    private void requireFree(String number, String name) {
        if (number == null) {
            return;
        }
        table.lock();
        writingFrom(number).filter(user -> !user.name().equals(name)).ifPresent(user -> {
            throw Problems.conflict("The number is that of " + user.name());
        });
    }
}
