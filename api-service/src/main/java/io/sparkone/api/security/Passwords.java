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
     * @throws HttpProblem 429 after too many failures from the address or at the user
     */
    public Result login(String user, String password, String code, String address) {
        return attempt(user, address, () -> {
            if (!isRight(user, password)) {
                return Result.WRONG_PASSWORD;
            }
            return twoStep.lets(user, code) ? Result.ACCEPTED : Result.WRONG_CODE;
        });
    }

    /**
     * The password alone, asked for again before something that matters.
     *
     * @throws HttpProblem 429 after too many failures from the address or at the user
     */
    public boolean check(String user, String password, String address) {
        return attempt(user, address,
                () -> isRight(user, password) ? Result.ACCEPTED : Result.WRONG_PASSWORD) == Result.ACCEPTED;
    }

    private Result attempt(String user, String address, Supplier<Result> check) {
        begin(user, address);
        Result result = null;
        try {
            result = check.get();
            return result;
        } finally {
            end(result, user, address);
        }
    }

    private void begin(String user, String address) {
        try {
            failures.begin(user, address);
        } catch (HttpProblem tooMany) {
            count("limited");
            throw tooMany;
        }
    }

    /** @param result null where the check itself failed: nobody learns anything from that */
    private void end(Result result, String user, String address) {
        boolean refused = result == Result.WRONG_PASSWORD || result == Result.WRONG_CODE;
        count(result == null ? "unchecked" : refused ? "refused" : "accepted");
        if (!refused) {
            failures.takeBack(user, address);
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
