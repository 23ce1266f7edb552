package io.sparkone.local.sandbox.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** The last 10,000 mails that were accepted. Thread-safe. */
public final class Mailbox implements Kept {
    private static final int LIMIT = 10_000;

    private final Journal journal;
    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private long count;

    public Mailbox(Journal journal) {
        this.journal = journal;
        journal.restore(this);
    }

    /** The mails in the order of their arrival. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails.values());
    }

    /** Forgets every mail. */
    public synchronized void reset() {
        mails.clear();
        journal.rewrite();
    }

    /** Takes a mail in, under the next number. */
    synchronized void add(Mail mail) {
        Mail numbered = mail.withId(count + 1);
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        String eldest = mails.size() < LIMIT ? null : mails.keySet().iterator().next();
        if (eldest != null) {
            changes.put(eldest, null);
        }
        changes.put(key(numbered), Json.tree(numbered));
        journal.keep(changes);
        mails.remove(eldest);
        mails.put(key(numbered), numbered);
        count++;
    }

    @Override
    public synchronized Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        mails.forEach((key, mail) -> all.put(key, Json.tree(mail)));
        return all;
    }

    @Override
    public synchronized void restore(String key, JsonNode value) {
        Mail mail = Json.value(value, Mail.class);
        mails.put(key, mail);
        count = Math.max(count, mail.id());
    }

    private static String key(Mail mail) {
        return String.valueOf(mail.id());
    }
}
