package io.sparkone.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.sparkone.local.postgres.ServiceAccount;

class LocalStackTest {

    private final LocalStack stack = LocalStack.current();

    @Test
    void committedRowsSurviveKillNine() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS kept (id int)", "TRUNCATE kept", "INSERT INTO kept VALUES (42)");
        long before = stack.postgres().pid();

        stack.postgres().kill();
        assertThat(stack.postgres().isRunning()).isFalse();
        stack.postgres().restart();

        assertThat(stack.postgres().pid()).isNotEqualTo(before);
        assertThat(query("SELECT id FROM kept")).isEqualTo("42");
    }

    @Test
    void postgresIsAsDurableAsAProductionOne() throws SQLException {
        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SELECT lower('ÁÇÃO')")).isEqualTo("áção");
    }

    @Test
    void redisComesBackOnTheSamePortAfterKillNine() {
        long before = stack.redis().pid();

        stack.redis().kill();
        assertThat(stack.redis().isRunning()).isFalse();
        stack.redis().restart();

        assertThat(stack.redis().pid()).isNotEqualTo(before);
        stack.redis().flushAll();
    }

    @Test
    void theSecondCallFindsTheServersOfTheFirst() {
        assertThat(LocalStack.current().postgres().pid()).isEqualTo(stack.postgres().pid());
        assertThat(LocalStack.current().redis().pid()).isEqualTo(stack.redis().pid());
    }

    @Test
    void theTestResourceNamesTheRoleOfTheService() {
        LocalStackResource resource = new LocalStackResource();
        resource.init(Map.of("service", "sync"));

        assertThat(resource.start()).containsEntry("DATABASE_URL",
                "postgresql://sparkone_sync:sparkone_sync@127.0.0.1:" + stack.postgres().port() + "/sparkone")
                .containsEntry("REDIS_URL", "redis://127.0.0.1:" + stack.redis().port());
    }

    @Test
    void noServiceReadsTheTablesOfAnotherButTheBackupReadsAll() throws SQLException {
        for (ServiceAccount account : ServiceAccount.allLocal()) {
            stack.provision(account);
            // twice: provisioning can be repeated
            stack.provision(account);
        }
        try (Connection api = connect("api"); var statement = api.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS secret (id int)");
        }

        assertThat(read("api")).isEqualTo("read");
        assertThat(read("backup")).isEqualTo("read");
        assertThatThrownBy(() -> read("sync")).hasMessageContaining("permission denied for schema api");
        assertThatThrownBy(() -> read("notify")).hasMessageContaining("permission denied for schema api");
    }

    private String read(String service) throws SQLException {
        try (Connection connection = connect(service); var statement = connection.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM api.secret").close();
            return "read";
        }
    }

    private Connection connect(String service) throws SQLException {
        ServiceAccount account = ServiceAccount.local(service);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + stack.postgres().port() + "/sparkone",
                account.role(), account.password());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = stack.postgres().connect(); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = stack.postgres().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
