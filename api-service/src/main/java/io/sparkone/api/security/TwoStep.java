package io.sparkone.api.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import io.sparkone.api.user.UserRightsChanged;

/** The second step of a login: codes of an authenticator, each taken once. */
@ApplicationScoped
public class TwoStep {

    private final TotpTable table;
    private final Clock clock;

    TwoStep(TotpTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Transactional
    public boolean isOn(String user) {
        return table.find(user).filter(TotpTable.Row::confirmed).isPresent();
    }

    /** The secret that waits for its first code. */
    @Transactional
    public Optional<TotpSecret> pending(String user) {
        return table.find(user).filter(row -> !row.confirmed()).flatMap(TotpTable.Row::secret);
    }

    /** Makes a secret; it counts from the first right code on. Without effect where the second step is on. */
    @Transactional
    public void enrol(String user) {
        table.save(user, TotpSecret.random(), clock.instant());
    }

    /** Turns the second step on with the first code. */
    @Transactional
    public boolean confirm(String user, String code) {
        return table.find(user).flatMap(TotpTable.Row::secret).filter(secret -> take(user, secret, code)).isPresent();
    }

    /** Whether a login may go on: the second step is off, or the code is right and new. */
    @Transactional
    public boolean lets(String user, String code) {
        Optional<TotpTable.Row> row = table.find(user).filter(TotpTable.Row::confirmed);
        return row.isEmpty() || row.get().secret().filter(secret -> take(user, secret, code)).isPresent();
    }

    @Transactional
    public void disable(String user) {
        table.delete(user);
    }

    /** Whoever comes back under the name, or gets it next, has another authenticator. */
    void follow(@Observes UserRightsChanged change) {
        if (change.role() == null) {
            table.delete(change.name());
        }
    }

    private boolean take(String user, TotpSecret secret, String code) {
        Instant now = clock.instant();
        OptionalLong step = code == null
                ? OptionalLong.empty()
                : Totp.stepOf(secret.key(), code.replace(" ", ""), now);
        return step.isPresent() && table.use(user, step.getAsLong(), now);
    }
}
