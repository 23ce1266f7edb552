package io.sparkone.api.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/** How each user wants to be served. */
@ApplicationScoped
public class Preferences {

    private static final String WHATSAPP = "whatsapp";
    private static final LocalTime BRIEF_TIME = LocalTime.of(8, 0);

    private final PreferenceTable table;
    private final PreferenceConfig config;
    private final Users users;
    private final Event<ZoneChanged> zoneChanges;

    Preferences(PreferenceTable table, PreferenceConfig config, Users users, Event<ZoneChanged> zoneChanges) {
        this.table = table;
        this.config = config;
        this.users = users;
        this.zoneChanges = zoneChanges;
    }

    /** A user's; what was never saved follows the environment. */
    @Transactional
    public Preference of(String user) {
        return table.find(user).orElseGet(this::defaults);
    }

    /** The owner's, which hold where nobody in particular is served. */
    @Transactional
    public Preference ofOwner() {
        return of(User.OWNER);
    }

    /**
     * Those of whoever wrote something: the user of that WhatsApp number, or of that name; the owner's where it is nobody's.
     *
     * @param sender a number where the channel is {@code whatsapp}, a name elsewhere; may be null
     */
    @Transactional
    public Preference ofAuthor(String channel, String sender) {
        return of(author(channel, sender));
    }

    /** When a user's zone was last changed; empty if it never was. */
    @Transactional
    public Optional<Instant> zoneSince(String user) {
        return table.zoneSince(user);
    }

    /** The name of whoever wrote something, as {@link #ofAuthor} has it. */
    @Transactional
    public String author(String channel, String sender) {
        return Optional.ofNullable(sender)
                .flatMap(from -> WHATSAPP.equals(channel) ? users.writingFrom(from) : users.find(from)).map(User::name)
                .orElse(User.OWNER);
    }

    /** @param match the version on which the change is based, as long as nobody else changes it */
    @Transactional
    Preference save(String user, Preference wanted, IfMatch match) {
        users.hold(user);
        match.check(of(user).version());
        ZoneId before = of(user).zone();
        boolean moved = !before.equals(wanted.zone());
        table.save(user, wanted, moved);
        if (moved) {
            zoneChanges.fire(new ZoneChanged(user, before, wanted.zone()));
        }
        return of(user);
    }

    Preference defaults() {
        return new Preference(config.timezone().getId(), config.language(), true, BRIEF_TIME, 24, 30, true,
                null, null, 0);
    }
}
