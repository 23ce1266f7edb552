package io.sparkone.api.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is taken in, and from whom. */
@ConfigMapping(prefix = "sparkone.message")
interface MessageConfig {

    /** Longest message, in characters. */
    @WithDefault("${INGESTION_MAX_CONTENT_LENGTH:6000}")
    int maxLength();

    /** What the WhatsApp webhook has to show; without it only bearer tokens may call it. */
    @WithDefault("${EVOLUTION_WEBHOOK_SECRET:}")
    Optional<String> webhookSecret();

    /** WhatsApp numbers whose messages are read, beside those of the users. Nobody else is listened to. */
    @WithDefault("${WHATSAPP_NOTIFY_NUMBERS:}")
    Optional<List<String>> knownNumbers();

    /** WhatsApp messages older than this are not acted on: nobody expects it any more. */
    @WithDefault("7D")
    Duration replayWindow();

    /** Messages that may wait for a language model; what comes then is answered by the grammar alone. */
    @WithDefault("100")
    int mostWaiting();

    /** A message that has waited longer is not shown to a language model any more: its writer wants an answer. */
    @WithDefault("1M")
    Duration longestWait();

    /** How long a question is open, and "it" is what was made last. */
    @WithDefault("10M")
    Duration answerWithin();

    /** How long what a conversation changed last can be taken back by a word. */
    @WithDefault("1H")
    Duration undoWithin();
}
