package io.sparkone.local.sandbox.evolution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** The last 10,000 messages and their history of statuses. Thread-safe. */
final class Chat implements Kept {
    private static final int LIMIT = 10_000;

    /** One report about a message from us. */
    record StatusUpdate(String messageId, String remoteJid, String status) {}

    /** A message and the reports about it. */
    record Entry(ChatMessage message, List<StatusUpdate> updates) {}

    private final Journal journal;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Chat(Journal journal) {
        this.journal = journal;
        journal.restore(this);
    }

    /** A message with an id that is known is the same one again. */
    synchronized void add(ChatMessage message) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        boolean full = entries.size() >= LIMIT && !entries.containsKey(message.id());
        String eldest = full ? entries.keySet().iterator().next() : null;
        if (full) {
            changes.put(eldest, null);
        }
        put(new Entry(message, updates(message.id())), changes);
        entries.remove(eldest);
    }

    synchronized Optional<ChatMessage> status(String id, String status) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        ChatMessage message = entry.message();
        put(new Entry(message.withStatus(status), Stream.concat(entry.updates().stream(),
                Stream.of(new StatusUpdate(id, message.remoteJid(), status))).toList()), new LinkedHashMap<>());
        return Optional.of(message);
    }

    private void put(Entry entry, Map<String, JsonNode> changes) {
        changes.put(entry.message().id(), Json.tree(entry));
        journal.keep(changes);
        entries.put(entry.message().id(), entry);
    }

    synchronized List<ChatMessage> messages() {
        return entries.values().stream().map(Entry::message).toList();
    }

    synchronized List<StatusUpdate> updates(String id) {
        Entry entry = entries.get(id);
        return entry == null ? List.of() : entry.updates();
    }

    synchronized void clear() {
        entries.clear();
        journal.rewrite();
    }

    @Override
    public synchronized Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        entries.forEach((id, entry) -> all.put(id, Json.tree(entry)));
        return all;
    }

    @Override
    public synchronized void restore(String key, JsonNode value) {
        entries.put(key, Json.value(value, Entry.class));
    }
}
