package io.sparkone.api.user;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.elytron.security.common.BcryptUtil;

import io.sparkone.api.http.Problems;

/**
 * Hashes passwords (bcrypt), a few at a time: each takes a processor for about a tenth of a second, and many logins at once would
 * leave none to those who are logged in.
 */
@ApplicationScoped
class PasswordHashes {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 20;
    /** Compared where there is no such user, so that an answer takes as long. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody has this password");

    private final Semaphore processors = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 429 if too many are waiting */
    String of(String password) {
        return inTurn(() -> BcryptUtil.bcryptHash(password));
    }

    /**
     * @param hash null where there is none: takes as long, and is false
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 if too many are waiting
     */
    boolean matches(String password, String hash) {
        return inTurn(() -> BcryptUtil.matches(password, hash == null ? NOBODY : hash)) && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (processors.getQueueLength() >= MOST_WAITING || !mayBegin()) {
            throw Problems.tooMany(PATIENCE);
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private boolean mayBegin() {
        try {
            return processors.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
