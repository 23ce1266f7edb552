package io.sparkone.notify.whatsapp;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.database.Database;

/**
 * The addresses that have worked. Evolution guesses an address from the digits, and for Brazil's ninth digit it guesses wrong at
 * times: the message is lost without an error (evolution-api #2062, #2687).
 */
@ApplicationScoped
class LearnedJids {

    private static final String PERSON = "@s.whatsapp.net";

    private final Database database;
    private final Clock clock;

    LearnedJids(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The address that has shown a message on this number's telephone, else the number itself. */
    String of(String number) {
        return database.first(row -> row.text("remote_jid"), "select remote_jid from learned_jid where number = ?",
                number).orElse(number);
    }

    /** Only addresses that hold a number are kept: others ({@code @lid}) cannot be sent to reliably. */
    void learn(String number, String remoteJid) {
        if (remoteJid != null && remoteJid.endsWith(PERSON) && !number.contains("@")) {
            database.update(
                    """
                            insert into learned_jid (number, remote_jid, learned_at) values (?, ?, ?)
                            on conflict (number) do update set remote_jid = excluded.remote_jid, learned_at = excluded.learned_at
                              where learned_jid.remote_jid <> excluded.remote_jid""",
                    number, remoteJid, clock.instant());
        }
    }

    void forget(String number) {
        database.update("delete from learned_jid where number = ?", number);
    }
}
