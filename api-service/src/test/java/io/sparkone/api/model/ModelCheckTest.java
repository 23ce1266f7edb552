package io.sparkone.api.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class ModelCheckTest {

    @Test
    void requiredModelThatIsMissingStopsTheStart() {
        assertThatThrownBy(() -> start(true, null, null)).isInstanceOf(InvalidVariableException.class)
                .hasMessageContaining("REQUIRE_AGNO");
    }

    @Test
    void eitherProviderIsEnough() {
        assertThatCode(() -> start(true, "key", null)).doesNotThrowAnyException();
        assertThatCode(() -> start(true, null, "http://localhost:11434/v1")).doesNotThrowAnyException();
    }

    @Test
    void noModelIsFineUnlessRequired() {
        assertThatCode(() -> start(false, null, null)).doesNotThrowAnyException();
    }

    @Test
    void addressThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> start(false, null, "localhost 11434")).hasMessageContaining("LOCAL_LLM_URL");
    }

    private static void start(boolean required, String key, String url) {
        new ModelCheck(new Config(required, Optional.ofNullable(key), Optional.ofNullable(url)))
                .check(new StartupEvent());
    }

    private record Config(boolean required, Optional<String> openaiApiKey, Optional<String> localUrl)
            implements
                ModelConfig {}
}
