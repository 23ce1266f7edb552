package io.sparkone.api.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.platform.config.InvalidVariableException;

class AccessCheckTest {

    @TempDir
    Path folder;
    private Path key;

    @BeforeEach
    void makeKey() throws IOException {
        key = Files.writeString(folder.resolve("key.pem"), "a key");
    }

    @Test
    void everythingSetLetsTheServiceStart() {
        assertThatCode(() -> start("production", key, key, "correct horse battery")).doesNotThrowAnyException();
    }

    @Test
    void missingKeyStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> start("production", null, key, "correct horse battery"))
                .isInstanceOf(InvalidVariableException.class).hasMessageContaining("AUTH_PRIVATE_KEY_PATH");
        assertThatThrownBy(() -> start("development", key, folder.resolve("none.pem"), "x"))
                .hasMessageContaining("AUTH_PUBLIC_KEY_PATH");
    }

    @Test
    void missingPasswordStopsTheStart() {
        assertThatThrownBy(() -> start("development", key, key, null)).hasMessageContaining("WEB_PASSWORD");
    }

    @Test
    void productionNeedsAPasswordThatIsNoDefaultAndDoesNotRepeatIt() {
        assertThatThrownBy(() -> start("production", key, key, "changeme-please")).hasMessageContaining("WEB_PASSWORD")
                .hasMessageNotContaining("changeme");
        assertThatThrownBy(() -> start("production", key, key, "short")).hasMessageContaining("WEB_PASSWORD");
        assertThatCode(() -> start("development", key, key, "sparkone")).doesNotThrowAnyException();
    }

    @Test
    void stagingIsAnEnvironmentAndAnythingElseIsNot() {
        assertThatCode(() -> start("staging", key, key, "sparkone")).doesNotThrowAnyException();
        assertThatThrownBy(() -> start("test", key, key, "sparkone")).hasMessageContaining("ENVIRONMENT");
    }

    private static void start(String environment, Path privateKey, Path publicKey, String password) {
        new AccessCheck(new Config(environment, Optional.ofNullable(privateKey), Optional.ofNullable(publicKey),
                Optional.ofNullable(password))).check(new StartupEvent());
    }

    private record Config(String environment, Optional<Path> privateKey, Optional<Path> publicKey,
            Optional<String> ownerPassword) implements AccessConfig {

        @Override
        public Duration defaultLife() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration maxLife() {
            return Duration.ofDays(366);
        }

        @Override
        public int maxTokens() {
            return 50;
        }

        @Override
        public Duration deviceLife() {
            return Duration.ofDays(365);
        }

        @Override
        public Duration revocationCheck() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int loginFailures() {
            return 5;
        }

        @Override
        public int userFailures() {
            return 50;
        }

        @Override
        public Duration loginPause() {
            return Duration.ofMinutes(15);
        }
    }
}
