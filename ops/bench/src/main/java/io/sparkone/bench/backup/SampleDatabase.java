package io.sparkone.bench.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.sparkone.local.postgres.PostgresServer;

/** A database of a given size with what such a suite holds: texts, JSON, uuids, times, and indexes over them. */
final class SampleDatabase {

    static final String NAME = "bench";

    private static final List<String> TABLES = List.of(
            "create table message (id bigint generated always as identity, channel text, sender uuid, body text, at timestamptz)",
            "create table task (id bigint generated always as identity, title text, status text, priority text, due_at timestamptz,"
                    + " version int, amount numeric(12, 2), data jsonb)",
            "create table event_log (id uuid default gen_random_uuid(), type text, data jsonb, at timestamptz)");

    /** Words that come again and again, and between them numbers that do not. */
    private static final String MESSAGES = """
            insert into message (channel, sender, body, at)
            select (array['whatsapp', 'web', 'rest'])[1 + n %% 3], md5((n %% 5000)::text)::uuid,
              (select string_agg((array['tarefa', 'reunião', 'amanhã', 'relatório', 'enviar', 'cliente', 'pagar', 'conta',
                  'projeto', 'revisar', 'às', 'o', 'de', 'com', 'para', 'documento'])[1 + ((hashint8(n * 31 + k) & 2147483647) %% 16)]
                || case when k %% 4 = 0 then ' ' || (hashint8(n * 17 + k) & 65535) else '' end, ' ')
              from generate_series(1, 20 + n %% 40) k), now() - n * interval '1 second'
            from generate_series(%1$d, %2$d) n""";
    private static final String TASKS = """
            insert into task (title, status, priority, due_at, version, amount, data)
            select 'revisar o documento ' || (hashint8(n) & 1048575), (array['pending', 'in_progress', 'completed'])[1 + n %% 3],
              (array['low', 'medium', 'high'])[1 + n %% 3], now() + n * interval '1 minute', n %% 17, (n %% 99999) / 100.0,
              jsonb_build_object('notion_id', gen_random_uuid(), 'tags', array['a', 'b', (n %% 50)::text], 'done', n %% 2 = 0)
            from generate_series(%1$d, %2$d) n""";
    private static final String EVENTS = """
            insert into event_log (type, data, at)
            select 'task.updated', jsonb_build_object('id', n, 'title', 'tarefa ' || (n %% 977), 'version', n %% 13, 'hash',
              md5(n::text), 'due_at', now() + n * interval '1 minute', 'channel', 'whatsapp'), now()
            from generate_series(%1$d, %2$d) n""";
    private static final List<String> KEYS = List.of("alter table message add primary key (id)",
            "alter table task add primary key (id)", "alter table event_log add primary key (id)",
            "create index on message (at)", "create index on message (sender)", "create index on task (status, due_at)",
            "create index on event_log (at)", "analyze");
    private static final int STEP = 20_000;

    private final PostgresServer server;

    SampleDatabase(PostgresServer server) {
        this.server = server;
    }

    /** Grows until it has the size, indexes included as far as they can be foreseen. */
    void generate(long bytes) throws SQLException {
        execute(server.connect(), List.of("drop database if exists " + NAME, "create database " + NAME));
        execute(connect(), TABLES);
        for (int from = 1; bytes() < bytes * 4 / 5; from += STEP) {
            execute(connect(), List.of(MESSAGES.formatted(from, from + STEP / 2), TASKS.formatted(from, from + STEP),
                    EVENTS.formatted(from, from + STEP)));
        }
        execute(connect(), KEYS);
    }

    long bytes() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    void drop(String database) throws SQLException {
        execute(server.connect(), List.of("drop database if exists " + database + " with (force)"));
    }

    void create(String database) throws SQLException {
        execute(server.connect(), List.of("create database " + database));
    }

    /** Of any database there, with the superuser. */
    String url(String database) {
        String url = server.url(PostgresServer.OWNER, PostgresServer.OWNER);
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME,
                PostgresServer.OWNER, PostgresServer.OWNER);
    }

    private static void execute(Connection opened, List<String> statements) throws SQLException {
        try (Connection connection = opened; Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
