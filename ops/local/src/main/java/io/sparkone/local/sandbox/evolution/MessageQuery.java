package io.sparkone.local.sandbox.evolution;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code where} of findMessages as 2.3.7 reads it: a remote JID does not narrow the result, and times count only
 * when both ends are given.
 */
final class MessageQuery implements Predicate<ChatMessage> {
    private final JsonNode key;
    private final JsonNode time;

    MessageQuery(JsonNode where) {
        key = where.path("key");
        time = where.path("messageTimestamp");
    }

    @Override
    public boolean test(ChatMessage message) {
        boolean idFits = !key.hasNonNull("id") || key.get("id").asText().equals(message.id());
        boolean sideFits = !key.hasNonNull("fromMe") || key.get("fromMe").asBoolean() == message.fromMe();
        return idFits && sideFits && timeFits(message.at().getEpochSecond());
    }

    private boolean timeFits(long at) {
        if (!time.hasNonNull("gte") || !time.hasNonNull("lte")) {
            return true;
        }
        return at >= second(time.get("gte")) && at <= second(time.get("lte"));
    }

    private static long second(JsonNode value) {
        if (value.isNumber()) {
            return value.asLong();
        }
        try {
            return Instant.parse(value.asText()).getEpochSecond();
        } catch (DateTimeParseException e) {
            throw EvolutionError.schema("messageTimestamp is not a date");
        }
    }
}
