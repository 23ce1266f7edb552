package io.sparkone.api.message;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.platform.sql.Sql;

/** What each conversation changed last. */
@ApplicationScoped
class UndoTable {

    private static final String SAVE = """
            insert into conversation_undo (channel, sender, steps, changed_at) values (?, ?, ?::jsonb, ?)
            on conflict (channel, sender) do update set steps = excluded.steps, changed_at = excluded.changed_at""";
    private static final String TAKE = """
            delete from conversation_undo where channel = ? and sender = ? returning steps, changed_at""";
    // others may hold theirs: two that waited for each other's rows would block both
    private static final String FORGET = """
            delete from conversation_undo where (channel, sender) in (
                select channel, sender from conversation_undo where changed_at < ? for update skip locked)""";

    private final Sql sql;
    private final ObjectMapper json;

    UndoTable(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void save(Message message, List<Step> steps, Instant now) {
        sql.update(SAVE, message.channel().toString(), message.speaker(), write(steps), now);
    }

    /** The steps of the last change, which can be taken once; empty where there was none since a time. */
    List<Step> take(Message message, Instant since) {
        return sql.first(TAKE, row -> Sql.instant(row, "changed_at").isBefore(since)
                ? List.<Step>of()
                : read(row.getString("steps")), message.channel().toString(), message.speaker()).orElse(List.of());
    }

    void forgetBefore(Instant time) {
        sql.update(FORGET, time);
    }

    private List<Step> read(String steps) {
        try {
            return json.readValue(steps, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(List<Step> steps) {
        try {
            return json.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
