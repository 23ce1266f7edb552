package io.sparkone.api.message;

import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import io.sparkone.api.interpretation.OpenQuestion;
import io.sparkone.api.interpretation.Target;
import io.sparkone.platform.sql.Sql;

/** What is remembered of conversations, one row each. */
@ApplicationScoped
class MemoryTable {

    private static final String LOCK = """
            select question, last_kind, last_id, since from conversation where channel = ? and sender = ? for update""";
    private static final String SAVE = """
            insert into conversation (channel, sender, question, last_kind, last_id, since)
            values (?, ?, ?::jsonb, ?, ?, ?) on conflict (channel, sender) do update
            set question = excluded.question, last_kind = excluded.last_kind, last_id = excluded.last_id,
                since = excluded.since""";
    // who holds a row now is in conversation; two that waited for each other's rows would block both
    private static final String FORGET = """
            delete from conversation where (channel, sender) in (
                select channel, sender from conversation where since < ? for update skip locked)""";

    private static final Logger LOG = Logger.getLogger(MemoryTable.class);

    private final Sql sql;
    private final ObjectMapper json;

    MemoryTable(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Holds a conversation until the transaction ends, so that a question is answered once. */
    Optional<Remembered> lock(Channel channel, String sender) {
        return sql.first(LOCK, this::read, channel.toString(), sender);
    }

    void save(Channel channel, String sender, Remembered remembered) {
        Target last = remembered.last();
        sql.update(SAVE, channel.toString(), sender, write(remembered.question()),
                last == null ? null : last.kind().name(), last == null ? null : last.numbers().get(0),
                remembered.since());
    }

    /** Forgets what nothing can follow any more. */
    void forgetBefore(Instant time) {
        sql.update(FORGET, time);
    }

    private Remembered read(ResultSet row) throws SQLException {
        String question = row.getString("question");
        String kind = row.getString("last_kind");
        return new Remembered(question == null ? null : question(question),
                kind == null ? null : new Target(Target.Kind.valueOf(kind), List.of(row.getLong("last_id")), null),
                Sql.instant(row, "since"));
    }

    /** Null where another version of this service asked it, which knows more kinds of questions. */
    private OpenQuestion question(String text) {
        try {
            return json.readValue(text, OpenQuestion.class);
        } catch (JsonProcessingException e) {
            LOG.warnf("A question of another version cannot be answered here: %s", e.getOriginalMessage());
            return null;
        }
    }

    private String write(OpenQuestion question) {
        try {
            return question == null ? null : json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
