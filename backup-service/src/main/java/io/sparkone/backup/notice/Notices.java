package io.sparkone.backup.notice;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.outbox.Outbox;

/** Tells the operator what failed, through the notifier. */
@ApplicationScoped
public class Notices {

    private final Outbox outbox;
    private final Locale language;
    private final DateTimeFormatter times;

    Notices(Outbox outbox, NoticeConfig config) {
        this.outbox = outbox;
        this.language = config.language();
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(language)
                .withZone(config.timezone());
    }

    /**
     * Asks for a notice, in the current transaction.
     *
     * @param message name of the texts in the bundle
     * @param key of the notice: the same is sent once
     * @param values for the texts; instants are written in the operator's zone
     */
    public void failure(String message, String key, Object... values) {
        ResourceBundle texts = bundle(language);
        Object[] shown = Arrays.stream(values).map(v -> v instanceof Instant i ? times.format(i) : v).toArray();
        UUID id = UUID.randomUUID();
        outbox.append("notification.requested", "notification/" + id,
                new NotificationRequested(id, key, "failure", "critical", null, language.toLanguageTag(),
                        format(texts.getString(message + ".subject"), shown),
                        format(texts.getString(message + ".text"), shown), null, 1));
    }

    /** English for a language that has no texts, whatever the machine's own locale. */
    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("io.sparkone.backup.notice.notices", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private String format(String text, Object[] values) {
        return new MessageFormat(text, language).format(values);
    }
}
