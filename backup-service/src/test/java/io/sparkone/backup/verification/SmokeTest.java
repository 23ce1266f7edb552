package io.sparkone.backup.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.testing.SourceDatabase;
import io.sparkone.backup.verification.Check.Outcome;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.testing.LocalStack;

class SmokeTest {

    private SourceDatabase database;

    @BeforeEach
    void aMigratedSchema() throws SQLException {
        LocalStack.current().provision(ServiceAccount.local("api"));
        database = SourceDatabase.create("smoked");
        database.execute("create schema api authorization sparkone_api", "set role sparkone_api",
                "create table api.task (id bigint generated always as identity primary key, title text)",
                "insert into api.task (title) values ('a'), ('b')", "reset role");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void whatTheOwnersCanReadPasses() throws SQLException {
        Check check = run(null);

        assertThat(check.outcome()).isEqualTo(Outcome.passed);
        assertThat(check.detail()).contains("1 tables");
    }

    @Test
    void aTableThatItsOwnerCannotReadFails() throws SQLException {
        database.execute("alter table api.task owner to sparkone", "revoke all on api.task from sparkone_api");

        assertThat(run(null)).matches(check -> check.outcome() == Outcome.failed)
                .matches(check -> check.detail().contains("permission denied"));
    }

    @Test
    void aSequenceThatWouldGiveATakenNumberFails() throws SQLException {
        database.execute("alter table api.task alter column id restart with 2", "select nextval('api.task_id_seq')");
        assertThat(run(null).outcome()).isEqualTo(Outcome.passed);

        database.execute("alter table api.task alter column id restart with 2");
        assertThat(run(null)).matches(check -> check.outcome() == Outcome.failed)
                .matches(check -> check.detail().contains("api.task is taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) = 2 from api.task", "select title from api.task where id = 2"})
    void theOperatorsQueryMayAskForAnything(String query) throws SQLException {
        assertThat(run(query).outcome()).isEqualTo(Outcome.passed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) = 3 from api.task", "select title from api.task where id = 7",
            "select null",
            "select 1 from api.no_such_table"})
    void aQueryWithoutAGoodAnswerFails(String query) throws SQLException {
        assertThat(run(query).outcome()).isEqualTo(Outcome.failed);
    }

    @Test
    void withoutAMigratedSchemaAndAQueryNothingIsAsked() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(Smoke.run(connection, Set.of(), null).outcome()).isEqualTo(Outcome.skipped);
        }
    }

    private Check run(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return Smoke.run(connection, Set.of("api"), query);
        }
    }
}
