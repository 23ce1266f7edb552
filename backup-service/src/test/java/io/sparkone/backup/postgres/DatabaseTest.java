package io.sparkone.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.platform.config.InvalidVariableException;

class DatabaseTest {

    @Test
    void thePasswordGoesThroughTheEnvironmentAndIsDecoded() {
        Database database = parse("postgresql+asyncpg://me:a%40b+c@db:5433/sparkone?sslmode=require").get(0);

        assertThat(database.environment()).containsEntry("PGHOST", "db").containsEntry("PGPORT", "5433")
                .containsEntry("PGUSER", "me").containsEntry("PGPASSWORD", "a@b+c")
                .containsEntry("PGDATABASE", "sparkone")
                .containsEntry("PGSSLMODE", "require");
        assertThat(database.toString()).doesNotContain("a@b");
    }

    @Test
    void aClusterIsAskedForItsPrimary() {
        assertThat(parse("postgresql://u:p@one,two:5433/x").get(0).environment()).containsEntry("PGHOST", "one,two")
                .containsEntry("PGPORT", "5432,5433").containsEntry("PGTARGETSESSIONATTRS", "read-write");
    }

    @Test
    void severalDatabasesAreSeparatedByCommas() {
        assertThat(parse("postgresql://u:p@h1,h2/one , postgres://u:p@h/two")).extracting(Database::name)
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://u:hush@h/x", "postgresql://u:hush@h", "postgresql://u:hush@h/../x",
            "postgresql://u:hush@h/x,postgresql://v:hush@i/x", "postgresql://u:50%hush@h/x"})
    void whatCannotBeMeantNamesTheVariableAndHidesThePassword(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidVariableException.class)
                .hasMessageStartingWith("SOME_URLS").hasMessageNotContaining("hush");
    }

    private static List<Database> parse(String text) {
        return Database.parseAll("SOME_URLS", text);
    }
}
