package io.sparkone.notify.email;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The variables of e-mail; the rest of the connection is Quarkus' mailer's, see {@link SmtpVariables}. */
@ConfigMapping(prefix = "sparkone.email")
public interface EmailConfig {

    /** {@code FALLBACK_EMAIL}, separated by commas. */
    Optional<String> fallback();

    /** {@code SMTP_HOST}. */
    Optional<String> host();

    /** {@code SMTP_PORT}. */
    Optional<String> port();

    /** {@code SMTP_USERNAME}. */
    Optional<String> username();

    /** {@code SMTP_PASSWORD}. */
    Optional<String> password();

    /** {@code SMTP_FROM}; without it the user name, where that is an address. */
    Optional<String> from();

    /** Attempts after the first. */
    @WithDefault("8")
    int maxRetries();

    /** Mails to one address within the window. */
    @WithDefault("60")
    int perAddressLimit();

    @WithDefault("1M")
    Duration perAddressWindow();

    /** The longest that one attempt may take, connecting and handing over together. */
    @WithDefault("15S")
    Duration timeout();
}
