package io.sparkone.notify.email;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * The variables of e-mail, checked together.
 *
 * @param recipients addresses, in the order given, each once
 */
record EmailSettings(List<String> recipients, String from) {

    private static final String ADDRESS = "[^@\\s,<>\"]+@[^@\\s,<>\"]+";

    /**
     * Empty where neither a server nor a recipient is set: then e-mail is off.
     *
     * @throws InvalidVariableException where some are missing or bad
     */
    static Optional<EmailSettings> of(EmailConfig config) {
        if (config.host().isEmpty() && config.fallback().isEmpty()) {
            return Optional.empty();
        }
        if (config.host().isEmpty()) {
            throw new InvalidVariableException("SMTP_HOST", "is missing beside FALLBACK_EMAIL");
        }
        List<String> recipients = recipients(config.fallback()
                .orElseThrow(() -> new InvalidVariableException("FALLBACK_EMAIL", "is missing beside SMTP_HOST")));
        if (config.username().isPresent() != config.password().isPresent()) {
            throw new InvalidVariableException(config.username().isPresent() ? "SMTP_PASSWORD" : "SMTP_USERNAME",
                    "is missing: give both or neither");
        }
        checkPort(config.port().orElse("587"));
        return Optional.of(new EmailSettings(recipients, from(config)));
    }

    private static List<String> recipients(String csv) {
        List<String> addresses = Arrays.stream(csv.split(",")).map(String::trim).filter(a -> !a.isEmpty()).distinct()
                .toList();
        if (addresses.isEmpty() || !addresses.stream().allMatch(a -> a.matches(ADDRESS))) {
            throw new InvalidVariableException("FALLBACK_EMAIL", "must be e-mail addresses separated by commas");
        }
        return addresses;
    }

    private static String from(EmailConfig config) {
        String from = config.from().or(() -> config.username().filter(name -> name.matches(ADDRESS)))
                .orElse("sparkone@localhost");
        if (!from.matches(ADDRESS)) {
            throw new InvalidVariableException("SMTP_FROM", "must be an e-mail address");
        }
        return from;
    }

    private static void checkPort(String port) {
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
            throw new InvalidVariableException("SMTP_PORT", "must be a port number");
        }
    }
}
