package io.sparkone.backup.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** One change by hand in a copy, of every kind that there is: each must be noticed. */
class NoticedChangesTest {

    private static SourceDatabase database;

    @BeforeAll
    static void content() throws SQLException {
        database = SourceDatabase.create("changed");
        Rest.execute("drop role if exists changed_reader", "create role changed_reader");
        database.execute("create schema s", "create table s.parent (id int primary key, note text)",
                "create table s.child (id int primary key, parent int references s.parent on delete cascade,"
                        + " word text, n int, check (n > 0))",
                "create index by_word on s.child (word desc)",
                "create domain s.short as text check (length(value) < 9)",
                "create sequence s.numbers increment 5", "create table s.secret (id int)",
                "alter table s.secret enable row level security", "create policy mine on s.secret to changed_reader",
                "create function s.f(n int) returns int language sql stable as 'select n'",
                "create function s.forbid() returns event_trigger language plpgsql as 'begin null; end'",
                "create event trigger guard on ddl_command_start when tag in ('DROP SCHEMA') execute function s.forbid()",
                "create publication published for table s.parent", "create view s.seen as select * from s.parent",
                "create rule ignored as on delete to s.parent do also nothing",
                "create statistics s.related on word, n from s.child",
                "create materialized view s.kept as select count(*) from s.parent",
                "create table s.base (a int)", "create table s.heir () inherits (s.base)",
                "create trigger quiet before update on s.child for each row execute function"
                        + " suppress_redundant_updates_trigger()",
                "grant select on s.parent to changed_reader", "comment on column s.parent.note is 'a note'",
                "select lo_from_bytea(4711, 'large')", "insert into s.parent values (1, 'a'), (2, 'b'), (3, 'b')");
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
        Rest.execute("drop role changed_reader");
    }

    @Test
    void withoutAChangeNothingIsNoticed() throws SQLException {
        assertThat(differences("select 1").isEqual()).isTrue();
    }

    /** The values are such as are easily taken for equal. */
    static Stream<Arguments> values() {
        return Stream.of("bool;true;false", "bool;false;null", "int2;1;2", "int4;1;-1",
                "int8;9007199254740992;9007199254740993",
                "numeric;1.0;1.00", "numeric;'NaN';0", "float4;0;'-0'", "float8;0.1;0.10000000000000002",
                "float8;'Infinity';'NaN'", "money;1;1.01", "text;'a';'a '", "text;'';null", "text;'é';E'e\\u0301'",
                "varchar(9);'a';'A'", "char(5);'a';'b'", "\"char\";'a';'b'", "name;'a';'b'",
                "bytea;'\\x00ff';'\\x00fe'", "date;'2026-01-01';'2026-01-01 BC'", "date;'infinity';'-infinity'",
                "time;'24:00';'00:00'", "timetz;'12:00+00';'13:00+01'",
                "timestamp;'2026-01-01 00:00:00.000001';'2026-01-01 00:00:00.000002'",
                "timestamptz;'2026-01-01 00:00Z';'2026-01-01 00:00:00.000001Z'", "interval;'1 mon';'30 days'",
                "interval;'1 day';'24 hours'",
                "uuid;'00000000-0000-0000-0000-000000000000';'00000000-0000-0000-0000-000000000001'",
                "json;'{\"a\":1}';'{\"a\": 1}'", "jsonb;'{\"a\":1}';'{\"a\":null}'", "jsonpath;'$.a';'$.b'",
                "xml;'<a/>';'<a></a>'", "int[];'{1,2}';'{2,1}'", "int[];'{1,2}';'[0:1]={1,2}'", "text[];'{}';'{NULL}'",
                "float8[];'{0}';'{-0}'", "bit(3);'101';'100'", "varbit;'1';'10'", "inet;'10.0.0.1';'10.0.0.1/8'",
                "cidr;'10.0.0.0/8';'10.0.0.0/9'", "macaddr;'08:00:2b:01:02:03';'08:00:2b:01:02:04'",
                "macaddr8;'08:00:2b:01:02:03:04:05';'08:00:2b:01:02:03:04:06'", "point;'(0,0)';'(-0,0)'",
                "box;'(1,1),(0,0)';'(1,2),(0,0)'",
                "circle;'<(0,0),1>';'<(0,0),2>'", "path;'((0,0),(1,1))';'[(0,0),(1,1)]'",
                "polygon;'((0,0),(1,1))';'((1,1),(0,0))'",
                "line;'{1,1,1}';'{2,2,2}'", "lseg;'(0,0),(1,1)';'(1,1),(0,0)'", "int4range;'[1,4)';'[1,5)'",
                "numrange;'[1,4)';'[1,4]'",
                "int4multirange;'{[1,2),[3,4)}';'{[1,2)}'", "tsvector;'a:1';'a:2'", "tsquery;'a & b';'a | b'",
                "oid;1;2", "regclass;'s.parent';'s.child'", "regtype;'int4';'int8'", "pg_lsn;'0/1';'0/2'",
                "xid8;'1';'2'",
                "txid_snapshot;'1:2:';'1:3:'", "mood;'good';'bad'", "mood[];'{good}';'{bad}'", "grade;1.1;1.11",
                "pet;'(1,2,a)';'(1,2,b)'")
                .map(line -> Arguments.of((Object[]) line.split(";", 3)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void anotherValueOfAnyTypeIsNoticed(String type, String is, String becomes) throws SQLException {
        database.execute("drop table if exists valued", "create table valued (id int, v " + type + ")",
                "insert into valued values (1, " + is + "), (2, " + becomes + ")");
        try {
            assertThat(differences("update valued set v = (select v from valued where id = 2) where id = 1").tables())
                    .as("%s: %s becomes %s", type, is, becomes)
                    .containsExactly("public.valued: same number of rows, other content");
        } finally {
            database.execute("drop table valued");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "s.parent: same number of rows, other content;update s.parent set note = case id when 1 then 'b' else 'a' end where id < 3",
            "s.parent: same number of rows, other content;update s.parent set note = 'a' where id = 2",
            "s.parent: 3 rows expected, 4 restored;insert into s.parent values (4, 'b')",
            "s.secret: 0 rows expected, 1 restored;insert into s.secret values (1)"})
    void otherRowsAreNoticed(String difference, String change) throws SQLException {
        assertThat(differences(change).tables()).containsExactly(difference);
    }

    @Test
    void anotherByteInALargeObjectIsNoticed() throws SQLException {
        assertThat(differences("select lo_put(4711, 2, 'x')").all())
                .containsExactly("schema: other large object content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter table s.child drop constraint child_n_check",
            "alter table s.child drop constraint child_parent_fkey,"
                    + " add constraint child_parent_fkey foreign key (parent) references s.parent",
            "alter table s.child alter constraint child_parent_fkey deferrable", "drop index s.by_word",
            "drop index s.by_word; create index by_word on s.child (word)",
            "drop index s.by_word; create index by_word on s.child (word text_pattern_ops desc)",
            "alter domain s.short drop constraint short_check", "alter sequence s.numbers increment 6",
            "alter table s.secret disable row level security", "alter table s.secret force row level security",
            "alter policy mine on s.secret to public", "alter function s.f volatile",
            "alter function s.f security definer",
            "create or replace function s.f(n int) returns int language sql stable as 'select n + 1'",
            "drop event trigger guard", "alter event trigger guard disable", "drop publication published",
            "alter publication published add table s.child", "drop view s.seen", "drop rule ignored on s.parent",
            "drop statistics s.related", "refresh materialized view s.kept with no data",
            "alter table s.heir no inherit s.base", "drop trigger quiet on s.child",
            "alter table s.child disable trigger quiet",
            "revoke select on s.parent from changed_reader", "grant update (note) on s.parent to changed_reader",
            "grant execute on function s.f to changed_reader with grant option",
            "revoke execute on function s.f from public",
            "grant usage on schema s to changed_reader", "comment on column s.parent.note is 'no note'",
            "alter table s.child alter word set default 'x'", "alter table s.child alter word set not null",
            "alter table s.child alter n type bigint", "alter table s.child alter word type text collate \"C\"",
            "alter table s.child set (fillfactor = 50)", "alter table s.child replica identity full",
            "alter table s.child owner to changed_reader", "drop type grade cascade",
            "alter type mood add value 'so-so'",
            "alter table part detach partition part_1", "create table s.more (id int)"})
    void anotherDefinitionIsNoticed(String change) throws SQLException {
        assertThat(differences(change).isEqual()).as(change).isFalse();
    }

    /** Between the content and the content after a change that is taken back. */
    private static ContentComparison differences(String change) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Content before = survey(connection);
            statement.execute("reset search_path");
            statement.execute(change);
            Content after = survey(connection);
            connection.rollback();
            return ContentComparison.of(before, after);
        }
    }

    private static Content survey(Connection connection) throws SQLException {
        ContentSurvey survey = new ContentSurvey(connection);
        return survey.content(survey.sequences());
    }
}
