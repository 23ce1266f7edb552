package io.sparkone.api.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class ModelCheckTest {

    private static final String LOCAL = "http://localhost:11434/v1";

    @Test
    void requiredModelThatIsMissingStopsTheStart() {
        assertThatThrownBy(() -> start(TestedModel.none().required(true))).isInstanceOf(InvalidVariableException.class)
                .hasMessageContaining("REQUIRE_AGNO");
    }

    @Test
    void eitherProviderIsEnough() {
        assertThatCode(() -> start(TestedModel.openai("https://api.example/v1", "key").required(true)))
                .doesNotThrowAnyException();
        assertThatCode(() -> start(TestedModel.local(LOCAL).required(true))).doesNotThrowAnyException();
    }

    @Test
    void noModelIsFineUnlessRequired() {
        assertThatCode(() -> start(TestedModel.none())).doesNotThrowAnyException();
    }

    @Test
    void addressThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> start(TestedModel.local("localhost 11434"))).hasMessageContaining("LOCAL_LLM_URL");
        assertThatThrownBy(() -> start(TestedModel.local("ftp://localhost"))).hasMessageContaining("LOCAL_LLM_URL");
        assertThatThrownBy(() -> start(TestedModel.openai("http:///v1", "key")))
                .hasMessageContaining("OPENAI_BASE_URL");
    }

    @Test
    void halfAProviderStopsTheStart() {
        assertThatThrownBy(() -> start(TestedModel.openai("https://api.example/v1", null)))
                .hasMessageContaining("OPENAI_API_KEY");
        assertThatThrownBy(() -> start(TestedModel.local(null).localKey("key"))).hasMessageContaining("LOCAL_LLM_URL");
    }

    @Test
    void limitOfNoTimeStopsTheStart() {
        assertThatThrownBy(() -> start(TestedModel.none().timeout(Duration.ZERO)))
                .hasMessageContaining("LLM_REQUEST_TIMEOUT");
    }

    private static void start(ModelConfig config) {
        new ModelCheck(config).check(new StartupEvent());
    }
}
