package io.sparkone.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {

    private final SessionToken token = SessionToken.random();

    @Test
    void cookieGivesTheTokenBack() {
        assertThat(SessionToken.of(token.value())).contains(token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "../../../../../../../../../../../../../../", "'; drop table web_session; --"})
    void otherCookiesAreNone(String cookie) {
        assertThat(SessionToken.of(cookie)).isEmpty();
    }

    @Test
    void formOfTheSessionIsAcceptedAndNoOther() {
        assertThat(token.acceptsForm(token.csrf())).isTrue();
        assertThat(token.acceptsForm(SessionToken.random().csrf())).isFalse();
        assertThat(token.acceptsForm(token.value())).isFalse();
        assertThat(token.acceptsForm("")).isFalse();
        assertThat(token.acceptsForm(null)).isFalse();
    }

    @Test
    void neitherDatabaseNorPageNorLogHoldsTheSecret() {
        assertThat(token.hash()).hasSize(64).doesNotContain(token.value());
        assertThat(token.csrf()).isNotEqualTo(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
