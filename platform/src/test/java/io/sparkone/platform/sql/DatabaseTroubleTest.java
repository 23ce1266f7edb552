package io.sparkone.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {

    @Test
    void lostConnectionIsUnavailableAndAValueOutOfRangeIsBadInput() {
        assertThat(DatabaseTrouble.in(new RuntimeException(new SQLException("gone", "08006"))))
                .contains(DatabaseTrouble.UNAVAILABLE);
        assertThat(DatabaseTrouble.in(new SQLException("acquisition timeout")))
                .contains(DatabaseTrouble.UNAVAILABLE);
        assertThat(DatabaseTrouble.in(new SQLException("nul", "22021"))).contains(DatabaseTrouble.BAD_INPUT);
        assertThat(DatabaseTrouble.in(new SQLException("no such table", "42P01"))).isEmpty();
        assertThat(DatabaseTrouble.in(new RuntimeException("other"))).isEmpty();
    }
}
