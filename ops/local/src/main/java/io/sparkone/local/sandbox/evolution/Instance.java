package io.sparkone.local.sandbox.evolution;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** The connection of the instance, the numbers that are not on WhatsApp, and the webhook. Thread-safe. */
final class Instance implements Kept {
    static final String OPEN = "open";

    private static final String KEY = "instance";
    private static final Settings INITIAL = new Settings(OPEN, Set.of(), null);

    /** @param webhook null when none was set */
    record Settings(String state, Set<String> unknown, EvolutionWebhook.Target webhook) {}

    private final Journal journal;
    private volatile Settings settings = INITIAL;

    Instance(Journal journal) {
        this.journal = journal;
        journal.restore(this);
    }

    String state() {
        return settings.state();
    }

    boolean knows(String jid) {
        return !settings.unknown().contains(jid);
    }

    EvolutionWebhook.Target webhook() {
        return settings.webhook();
    }

    synchronized void state(String state) {
        change(new Settings(state, settings.unknown(), settings.webhook()));
    }

    synchronized void exists(String jid, boolean onWhatsApp) {
        Stream<String> others = settings.unknown().stream().filter(other -> !other.equals(jid));
        change(new Settings(settings.state(),
                (onWhatsApp ? others : Stream.concat(others, Stream.of(jid))).collect(Collectors.toUnmodifiableSet()),
                settings.webhook()));
    }

    synchronized void webhook(EvolutionWebhook.Target webhook) {
        change(new Settings(settings.state(), settings.unknown(), webhook));
    }

    /** Connected, and every number is on WhatsApp; the webhook stays. */
    synchronized void heal() {
        change(new Settings(OPEN, Set.of(), settings.webhook()));
    }

    private void change(Settings changed) {
        journal.keep(Map.of(KEY, Json.tree(changed)));
        settings = changed;
    }

    @Override
    public Map<String, JsonNode> all() {
        return Map.of(KEY, Json.tree(settings));
    }

    @Override
    public void restore(String key, JsonNode value) {
        settings = Json.value(value, Settings.class);
    }
}
