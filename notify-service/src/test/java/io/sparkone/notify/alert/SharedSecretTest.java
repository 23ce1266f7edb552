package io.sparkone.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class SharedSecretTest {

    private final SharedSecret secret = new SharedSecret("token");

    @Test
    void itIsTakenAsABearerTokenOrAsAPassword() {
        assertThat(secret.isIn("Bearer token")).isTrue();
        assertThat(secret.isIn("bearer token")).isTrue();
        assertThat(secret.isIn(basic("alertmanager:token"))).isTrue();
    }

    @Test
    void anythingElseIsRefused() {
        assertThat(secret.isIn(null)).isFalse();
        assertThat(secret.isIn("token")).isFalse();
        assertThat(secret.isIn("Bearer tokens")).isFalse();
        assertThat(secret.isIn("Bearer ")).isFalse();
        assertThat(secret.isIn(basic("token:other"))).isFalse();
        assertThat(secret.isIn("Basic %%%")).isFalse();
    }

    @Test
    void withoutASecretNobodyComesIn() {
        assertThat(new SharedSecret(null).isIn("Bearer null")).isFalse();
        assertThat(new SharedSecret("").isIn("Bearer ")).isFalse();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
