package io.sparkone.api.security;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.user.Users;

/** Checks passwords, and makes an address that guesses wait. */
@ApplicationScoped
public class Passwords {

    private final Users users;
    private final LoginFailures failures;

    Passwords(Users users, LoginFailures failures) {
        this.users = users;
        this.failures = failures;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 429 after too many failures from the address */
    public boolean check(String user, String password, String address) {
        failures.refuseIfTooMany(address);
        boolean right = user.indexOf('\0') < 0 && users.isPassword(user, password);
        if (!right) {
            failures.add(address);
        }
        return right;
    }

    /** Counts a failure that came after the password, such as a wrong second factor. */
    public void failed(String address) {
        failures.add(address);
    }
}
