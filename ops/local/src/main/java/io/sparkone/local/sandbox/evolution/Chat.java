package io.sparkone.local.sandbox.evolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last 10,000 messages and their history of statuses. Thread-safe. */
final class Chat {
    private static final int LIMIT = 10_000;

    /** One report about a message from us. */
    record StatusUpdate(String messageId, String remoteJid, String status) {}

    private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
    private final Map<String, List<StatusUpdate>> updates = new LinkedHashMap<>();

    synchronized void add(ChatMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > LIMIT) {
            String eldest = messages.keySet().iterator().next();
            messages.remove(eldest);
            updates.remove(eldest);
        }
    }

    synchronized Optional<ChatMessage> status(String id, String status) {
        ChatMessage message = messages.get(id);
        if (message == null) {
            return Optional.empty();
        }
        messages.put(id, message.withStatus(status));
        updates.computeIfAbsent(id, key -> new ArrayList<>())
                .add(new StatusUpdate(id, message.remoteJid(), status));
        return Optional.of(message);
    }

    synchronized List<ChatMessage> messages() {
        return List.copyOf(messages.values());
    }

    synchronized List<StatusUpdate> updates(String id) {
        return List.copyOf(updates.getOrDefault(id, List.of()));
    }

    synchronized void clear() {
        messages.clear();
        updates.clear();
    }
}
