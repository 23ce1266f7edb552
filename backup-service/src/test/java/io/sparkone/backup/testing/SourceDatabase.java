package io.sparkone.backup.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.archive.Recipients;
import io.sparkone.backup.dump.Dump;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.testing.LocalStack;

/** A database of its own on the local stack, with content of every kind that a dump has to carry. */
public final class SourceDatabase implements AutoCloseable {

    public static final KeyPair KEY = KeyPair.generate();
    private static final KeyPair ESCROW = KeyPair.generate();

    private static final String[] CONTENT = {"create type mood as enum ('good', 'bad')",
            "create table person (id bigint generated always as identity primary key, name text not null,"
                    + " kind varchar(10) check (kind in ('a', 'b')), mood mood default 'good', born date,"
                    + " weight float8, data jsonb, tags text[], photo bytea, at timestamptz default now())",
            "create index on person (lower(name)) where weight > 0",
            "insert into person (name, kind, weight, data, tags, photo) select 'n' || n, 'a', random(), jsonb_build_object('n', n),"
                    + " array['x', n::text], decode(md5(n::text), 'hex') from generate_series(1, 20000) n",
            "create table pet (id int primary key, owner bigint references person, name text)",
            "insert into pet select n, n, 'p' || n from generate_series(1, 500) n",
            "create table part (at date not null, n int) partition by range (at)",
            "create table part_1 partition of part for values from ('2026-01-01') to ('2027-01-01')",
            "insert into part select '2026-05-05', n from generate_series(1, 100) n", "create table empty_one (id int)",
            "create table bare ()", "insert into bare default values", "create domain grade as numeric(5, 2)",
            "create table odd (m mood[], g grade, i interval, f float8, j json, c char(5), n name, x xml, p point, r int4range,"
                    + " \"odd r\" text, o regclass, b bit(3), host inet, made int generated always as (5) stored)",
            "insert into odd values ('{good,bad}', 1.10, '30 days', '-0', '{\"a\": 1.0}', 'x', 'n', '<a/>', '(1,2)', '[1,4)',"
                    + " 'it', 'pet', B'101', '10.0.0.1/8')",
            "create view adults as select * from person where kind in ('a')",
            "create materialized view counted as select count(*) from person",
            "create function twice(n int) returns int language sql as 'select 2 * n'",
            "create sequence counter start 41",
            "select nextval('counter')"};

    private final String name;

    private SourceDatabase(String name) {
        this.name = name;
    }

    public static SourceDatabase create(String name) throws SQLException {
        Rest.execute("drop database if exists " + name + " with (force)", "create database " + name);
        SourceDatabase database = new SourceDatabase(name);
        database.execute(CONTENT);
        return database;
    }

    /** @param options of {@code create database}, perhaps none */
    public static SourceDatabase empty(String name, String options) throws SQLException {
        Rest.execute("drop database if exists \"" + name + "\" with (force)",
                "create database \"" + name + "\" template template0 " + options);
        return new SourceDatabase(name);
    }

    public Database database() {
        return Database.parseAll("TEST", LocalStack.current().postgres().url("sparkone", "sparkone")).get(0)
                .named(name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/" + name, "sparkone",
                "sparkone");
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The client programs; without them a test is skipped, and says so. */
    public static Programs client() throws InterruptedException {
        Optional<Programs> client = Programs.find(Programs.CLIENT, null, 15);
        assumeTrue(client.isPresent(), "NOT TESTED: there is no pg_dump for PostgreSQL 15 on this machine");
        return client.orElseThrow();
    }

    public static Programs server() {
        return new Programs(PostgresBinaries.bin(), "15");
    }

    public static Recipients recipients() {
        return new Recipients(List.of(KEY.recipient(), ESCROW.recipient()));
    }

    public static Dump dump() throws InterruptedException {
        return new Dump(client(), recipients(), new Dump.Settings(3, Duration.ofMinutes(1), Duration.ofSeconds(2)),
                Clock.systemUTC());
    }

    @Override
    public void close() throws SQLException {
        Rest.execute("drop database if exists \"" + name + "\" with (force)");
    }
}
