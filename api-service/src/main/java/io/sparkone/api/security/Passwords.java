package io.sparkone.api.security;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.Startup;

import io.sparkone.api.user.Users;

/** Checks passwords and second steps, and makes those who guess wait. */
@Startup
@ApplicationScoped
public class Passwords {

    private static final String LOGINS = "sparkone.logins";
    private static final List<String> RESULTS = List.of("accepted", "refused", "limited", "unchecked");

    private final Users users;
    private final TwoStep twoStep;
    private final LoginFailures failures;
    private final MeterRegistry metrics;

    Passwords(Users users, TwoStep twoStep, LoginFailures failures, MeterRegistry metrics) {
        this.users = users;
        this.twoStep = twoStep;
        this.failures = failures;
        this.metrics = metrics;
        // there from the start, so that the first failures are an increase
        RESULTS.forEach(result -> Counter.builder(LOGINS).tag("result", result)
                .description("Passwords and second steps that were shown").register(metrics));
    }

    /**
     * Whether somebody may log in.
     *
     * @param code of the second step; null or anything where that is off
     * @throws HttpProblem 429 after too many failures of the guesser or at the user
     */
    public Result login(Guesser guesser, String password, String code) {
        return attempt(guesser, () -> {
            if (!isRight(guesser.user(), password)) {
                return Result.WRONG_PASSWORD;
            }
            return twoStep.lets(guesser.user(), code) ? Result.ACCEPTED : Result.WRONG_CODE;
        });
    }

    /**
     * The password alone, asked for again before something that matters.
     *
     * @throws HttpProblem 429 after too many failures of the guesser or at the user
     */
    public boolean check(Guesser guesser, String password) {
        return attempt(guesser,
                () -> isRight(guesser.user(), password) ? Result.ACCEPTED : Result.WRONG_PASSWORD) == Result.ACCEPTED;
    }

    private Result attempt(Guesser guesser, Supplier<Result> check) {
        begin(guesser);
        Result result = null;
        try {
            result = check.get();
            return result;
        } finally {
            end(result, guesser);
        }
    }

    private void begin(Guesser guesser) {
        try {
            failures.begin(guesser);
        } catch (HttpProblem tooMany) {
            count("limited");
            throw tooMany;
        }
    }

    /** @param result null where the check itself failed: nobody learns anything from that */
    private void end(Result result, Guesser guesser) {
        boolean refused = result == Result.WRONG_PASSWORD || result == Result.WRONG_CODE;
        count(result == null ? "unchecked" : refused ? "refused" : "accepted");
        if (!refused) {
            failures.takeBack(guesser);
        }
    }

    private void count(String result) {
        metrics.counter(LOGINS, "result", result).increment();
    }

    private boolean isRight(String user, String password) {
        return user.indexOf('\0') < 0 && users.isPassword(user, password);
    }

    /** What came of a login. Only who knows the password is told that the code was wrong. */
    public enum Result {
        ACCEPTED, WRONG_PASSWORD, WRONG_CODE
    }
}
