package io.sparkone.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:p@db:5432/sparkone", "postgres://u:p@db:5432/sparkone",
            "postgresql+asyncpg://u:p@db:5432/sparkone", "  postgresql://u:p@db:5432/sparkone\n"})
    void everyFormOfTheEarlierSystemIsUnderstood(String text) {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", text, "api");

        assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://db:5432/sparkone?currentSchema=api&");
        assertThat(url.username()).isEqualTo("u");
        assertThat(url.password()).isEqualTo("p");
    }

    @Test
    void credentialsAreDecodedAndAPlusStaysAPlus() {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", "postgresql://an%40a:p%2Fs+s%3A%25@db/x", "api");

        assertThat(url.username()).isEqualTo("an@a");
        assertThat(url.password()).isEqualTo("p/s+s:%");
    }

    @Test
    void optionsAndSeveralHostsAreKept() {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL",
                "postgresql://u:p@a:1,b:2/x?sslmode=require&connectTimeout=9",
                "api");

        assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://a:1,b:2/x?")
                .contains("sslmode=require", "connectTimeout=9",
                        "targetServerType=primary")
                .doesNotContain("connectTimeout=5");
    }

    @Test
    void aClusterKeepsItsBracketedAddress() {
        assertThat(DatabaseUrl.parse("DATABASE_URL", "postgresql://u:p@[::1]:5432/x", "api").jdbcUrl())
                .startsWith("jdbc:postgresql://[::1]:5432/x?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://u:secret@db/x", "postgresql://u:secret@db", "postgresql://u:secret@/x",
            "jdbc:postgresql://u:secret@db/x"})
    void otherTextIsRefusedByNameAndNeverRepeated(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse("DATABASE_URL", text, "api"))
                .isInstanceOf(InvalidVariableException.class).hasMessageStartingWith("DATABASE_URL: must look like")
                .hasMessageNotContaining("secret");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(DatabaseUrl.parse("DATABASE_URL", "postgresql://u:secret@db/x", "api").toString())
                .doesNotContain("secret");
    }
}
