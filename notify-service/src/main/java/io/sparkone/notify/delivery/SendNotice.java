package io.sparkone.notify.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code POST /notifications}.
 *
 * @param subject null takes the first line of the text
 * @param to WhatsApp number with country code; null takes the configured recipients
 * @param channel {@code whatsapp} or {@code email} alone; null takes WhatsApp with e-mail as the fallback
 * @param kind null means alert
 * @param urgency null means normal
 * @param language null takes the configured one
 * @param expiresAt RFC 3339; null for never
 */
record SendNotice(@NotBlank @Size(max = 4096) String text, @Size(max = 255) String subject,
        @Pattern(regexp = "\\+?[0-9() -]{8,24}") String to, @Pattern(regexp = "whatsapp|email") String channel,
        @Pattern(regexp = "confirmation|reply|reminder|brief|alert|failure") String kind,
        @Pattern(regexp = "critical|normal|low") String urgency, @Pattern(regexp = "pt-BR|en") String language,
        Instant expiresAt) {

    Notice notice(UUID id, String key, String defaultLanguage) {
        String title = subject == null || subject.isBlank() ? text.lines().findFirst().orElse(text) : subject;
        return new Notice(id, key, "rest", kind == null ? Kind.ALERT : Kind.of(kind),
                urgency == null ? Urgency.NORMAL : Urgency.of(urgency),
                channel == null ? null : ChannelType.of(channel),
                to == null ? null : to.replaceAll("\\D", ""), language == null ? defaultLanguage : language, title,
                text,
                expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
