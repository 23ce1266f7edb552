package io.sparkone.api.user;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.quarkus.elytron.security.common.BcryptUtil;

import io.sparkone.api.http.Problems;

/** The people who may log in. */
@ApplicationScoped
public class Users {

    /** Checked where the user does not exist, so that an answer takes as long. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody has this password");

    private final UserTable table;
    private final Event<UserRightsChanged> changes;
    private final Clock clock;

    Users(UserTable table, Event<UserRightsChanged> changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /** Makes the owner where there is none, with this password from now on. */
    @Transactional
    public void keepOwner(String password) {
        Optional<String> hash = table.passwordHash(User.OWNER);
        if (hash.isEmpty()) {
            table.insert(User.OWNER, BcryptUtil.bcryptHash(password), Role.ADMIN, null, clock.instant());
        } else if (!BcryptUtil.matches(password, hash.get())) {
            table.setPassword(User.OWNER, BcryptUtil.bcryptHash(password), clock.instant());
        }
    }

    /** Whether the password is that of the user; takes the time of a hash in any case. */
    @Transactional
    public boolean isPassword(String name, String password) {
        Optional<String> hash = table.passwordHash(name);
        return BcryptUtil.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
    }

    @Transactional
    public Optional<User> find(String name) {
        return table.find(name);
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
    User create(String name, String password, Role role, String number) {
        requireFree(number, name);
        if (!table.insert(name, BcryptUtil.bcryptHash(password), role, number, clock.instant())) {
            throw Problems.conflict("There is a user " + name);
        }
        return get(name);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 if the number is taken, or for another role of the owner */
    @Transactional
    User change(String name, Role role, String number) {
        requireFree(number, name);
        User before = get(name);
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
    void setPassword(String name, String password) {
        if (get(name).isOwner()) {
            throw Problems.conflict("The owner's password is WEB_PASSWORD");
        }
        table.setPassword(name, BcryptUtil.bcryptHash(password), clock.instant());
    }

    /**
     * Lets somebody go: no login, no session and no token of theirs is good any more. What they wrote stays.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 for the owner
     */
    @Transactional
    void remove(String name) {
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
