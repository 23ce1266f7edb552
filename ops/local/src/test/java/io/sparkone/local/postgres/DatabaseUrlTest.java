package io.sparkone.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.local.process.StartFailure;

class DatabaseUrlTest {

    @Test
    void anEncodedPasswordIsDecodedAndEncodedAgain() {
        DatabaseUrl url = DatabaseUrl
                .parse("postgresql+psycopg://me:p%40ss%2Fw+rd@db.example.org:6000/suite?sslmode=require");

        assertThat(url.password()).isEqualTo("p@ss/w+rd");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:6000/suite?sslmode=require");
        assertThat(url.text()).isEqualTo("postgresql://me:p%40ss%2Fw%2Brd@db.example.org:6000/suite?sslmode=require");
    }

    @Test
    void aServiceGetsTheSameDatabaseUnderItsOwnRole() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://admin:secret@db/suite")
                .as(new ServiceAccount("api", "own secret"));

        assertThat(url.text()).isEqualTo("postgresql://sparkone_api:own%20secret@db/suite");
    }

    @Test
    void anotherDatabaseOfTheServerHasTheSameAccountAndOptions() {
        assertThat(DatabaseUrl.parse("postgresql://me:p%40ss@db:6000/suite?sslmode=require").named("postgres").text())
                .isEqualTo("postgresql://me:p%40ss@db:6000/postgres?sslmode=require");
    }

    @Test
    void rolesAreMadeOnThePrimaryOfACluster() {
        assertThat(DatabaseUrl.parse("postgresql://a:b@one:5432,two:5432/suite").jdbcUrl())
                .isEqualTo("jdbc:postgresql://one:5432,two:5432/suite?targetServerType=primary&");
    }

    @Test
    void whatIsShownHoldsNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://me:secret@db/suite")).asString().isEqualTo("db/suite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://me:secret@db/suite", "postgresql://db/suite", "postgresql://me:secret@db",
            "postgresql://me:se%zzcret@db/suite"})
    void anotherFormIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("DATABASE_URL must look like").hasMessageNotContaining("secret");
    }

    @Test
    void onlyTheLoopbackAddressIsLocal() {
        assertThat(DatabaseUrl.parse("postgresql://a:b@127.0.0.1:54320/x").isLocal()).isTrue();
        assertThat(DatabaseUrl.parse("postgresql://a:b@localhost/x").isLocal()).isTrue();
        assertThat(DatabaseUrl.parse("postgresql://a:b@localhost.example.org/x").isLocal()).isFalse();
        assertThat(DatabaseUrl.parse("postgresql://a:b@127.0.0.1,other/x").isLocal()).isFalse();
    }
}
