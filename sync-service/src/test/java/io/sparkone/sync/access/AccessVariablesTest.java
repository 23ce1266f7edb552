package io.sparkone.sync.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class AccessVariablesTest {

    @Test
    void productionDoesNotStartWithoutTheKey() {
        assertThatThrownBy(() -> AccessVariables.check("production", Optional.empty()))
                .hasMessageStartingWith("AUTH_PUBLIC_KEY_PATH: missing");
        assertThatCode(() -> AccessVariables.check("development", Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void aKeyThatCannotBeReadStopsTheStartAnywhere() {
        assertThatThrownBy(() -> AccessVariables.check("development", Optional.of("/nowhere/public.pem")))
                .hasMessageStartingWith("AUTH_PUBLIC_KEY_PATH: /nowhere/public.pem");
    }
}
