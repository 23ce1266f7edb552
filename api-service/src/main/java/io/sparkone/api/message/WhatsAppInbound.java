package io.sparkone.api.message;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.api.http.Sha256;
import io.sparkone.api.http.Text;
import io.sparkone.api.notice.Notice;
import io.sparkone.api.notice.Notices;
import io.sparkone.api.preference.Preferences;
import io.sparkone.api.user.PhoneNumber;
import io.sparkone.api.user.Scope;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/** Decides which WhatsApp messages are meant for the assistant. */
@ApplicationScoped
class WhatsAppInbound {

    private final Inbound inbound;
    private final MessageConfig config;
    private final MessageMetrics metrics;
    private final Notices notices;
    private final Preferences preferences;
    private final Users users;
    private final Clock clock;

    WhatsAppInbound(Inbound inbound, MessageConfig config, MessageMetrics metrics, Notices notices,
            Preferences preferences, Users users, Clock clock) {
        this.inbound = inbound;
        this.config = config;
        this.metrics = metrics;
        this.notices = notices;
        this.preferences = preferences;
        this.users = users;
        this.clock = clock;
    }

    /** @return the message's id; empty where it is of no concern, or cannot be read and its writer is told so */
    @Transactional
    Optional<UUID> take(WhatsAppMessage message) {
        Optional<PhoneNumber> writer = writer(message);
        if (writer.isEmpty()) {
            metrics.ingested(Channel.WHATSAPP, MessageMetrics.IGNORED);
            return Optional.empty();
        }
        String number = writer.get().digits();
        Optional<String> trouble = mayWrite(number) ? trouble(message.content()) : Optional.of("may-not-write");
        if (trouble.isPresent()) {
            metrics.ingested(Channel.WHATSAPP, MessageMetrics.REJECTED);
            refuse(message, number, trouble.get());
            return Optional.empty();
        }
        return Optional.of(inbound.take(Channel.WHATSAPP,
                new IncomingMessage(message.content().text(), null, number, message.sentAt(), message.externalId()),
                null));
    }

    /** Who wrote it, in the spelling of the users or of the configuration; empty for those who are not listened to. */
    private Optional<PhoneNumber> writer(WhatsAppMessage message) {
        if (message.own() || message.group() || message.from() == null || message.content().aside()
                || isOld(message.sentAt())) {
            return Optional.empty();
        }
        PhoneNumber from = PhoneNumber.of(message.from());
        Optional<PhoneNumber> user = users.writingFrom(from.digits()).map(User::number).map(PhoneNumber::of);
        return user.or(() -> config.knownNumbers().orElse(List.of()).stream().map(PhoneNumber::of)
                .filter(from::isSame).findFirst());
    }

    private boolean isOld(Instant sentAt) {
        return sentAt != null && sentAt.isBefore(clock.instant().minus(config.replayWindow()));
    }

    private boolean mayWrite(String number) {
        return users.writingFrom(number).map(user -> user.role().allows(Scope.MESSAGES_WRITE)).orElse(true);
    }

    private Optional<String> trouble(WhatsAppContent content) {
        String text = content.text();
        if (text == null) {
            return Optional.of(content.edit() ? "edited" : "no-text");
        }
        if (!Text.isStorable(text)) {
            return Optional.of("bad-characters");
        }
        return inbound.isTooLong(text) ? Optional.of("too-long") : Optional.empty();
    }

    private void refuse(WhatsAppMessage message, String number, String trouble) {
        MessageTexts texts = MessageTexts.in(preferences.ofAuthor(Channel.WHATSAPP.toString(), number).locale());
        // its own id is the key: a message that WhatsApp delivers twice is refused once
        String id = message.externalId() == null ? UUID.randomUUID().toString() : message.externalId();
        // nobody could store one with a NUL, and the notice would become a dead letter
        String key = "refused/" + (Text.isStorable(id) ? id : Sha256.hex(id));
        notices.request(Notice.reply(key, number, texts.language(), texts.get("subject"),
                texts.get(trouble, config.maxLength())));
    }
}
