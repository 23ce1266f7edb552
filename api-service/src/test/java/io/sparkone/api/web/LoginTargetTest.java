package io.sparkone.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"/web", "/web/status", "/web/tasks/12"})
    void pagesOfOursAreReached(String next) {
        assertThat(LoginTarget.of(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/web//evil.example", "/\\evil.example",
            "/web/..", "/web/../tasks", "/web\n", "/web/status\r\nSet-Cookie: a=b", "javascript:alert(1)", "/webevil",
            "/web@evil.example", "/web/login", "/web/logout", "/tasks"})
    void anythingElseLeadsHome(String next) {
        assertThat(LoginTarget.of(next)).isEqualTo("/web");
    }

    @Test
    void loginComesBackToThePage() {
        assertThat(LoginTarget.login("/web/status")).hasToString("/web/login?next=%2Fweb%2Fstatus");
        assertThat(LoginTarget.login("/web")).hasToString("/web/login");
        assertThat(LoginTarget.login(null)).hasToString("/web/login");
    }
}
