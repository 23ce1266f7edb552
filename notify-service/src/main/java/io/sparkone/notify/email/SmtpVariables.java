package io.sparkone.notify.email;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives Quarkus' mailer what {@code SMTP_*} say. Port 465 is TLS from the first byte; on 587 credentials must not travel without
 * STARTTLS; elsewhere STARTTLS is used when the server offers it. A named TLS configuration is of no use here: it would turn
 * on implicit TLS (quarkus #42050).
 */
public final class SmtpVariables implements ConfigSourceFactory {

    /** Above application.properties (250), below the environment (300): a quarkus.* variable still wins. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return List.of(new PropertiesConfigSource(properties(value(context, "SMTP_HOST"), value(context, "SMTP_PORT"),
                value(context, "SMTP_USERNAME"), value(context, "SMTP_PASSWORD")), "SMTP variables", ORDINAL));
    }

    static Map<String, String> properties(String host, String port, String username, String password) {
        Map<String, String> properties = new HashMap<>();
        if (host == null) {
            return properties;
        }
        boolean implicitTls = "465".equals(port);
        boolean submission = port == null || "587".equals(port);
        boolean login = username != null && password != null;
        properties.put("quarkus.mailer.host", host);
        properties.put("quarkus.mailer.port", port == null ? "587" : port);
        properties.put("quarkus.mailer.tls", String.valueOf(implicitTls));
        properties.put("quarkus.mailer.start-tls",
                implicitTls ? "DISABLED" : submission && login ? "REQUIRED" : "OPTIONAL");
        if (login) {
            properties.put("quarkus.mailer.username", username);
            properties.put("quarkus.mailer.password", password);
            properties.put("quarkus.mailer.login", "REQUIRED");
        }
        return properties;
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
