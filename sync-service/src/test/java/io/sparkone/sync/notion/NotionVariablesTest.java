package io.sparkone.sync.notion;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class NotionVariablesTest {

    private static final Optional<String> KEY = Optional.of("secret-key");
    private static final Optional<String> DATABASE = Optional.of("5a9c1f0e-0000-4000-8000-00000000db01");

    @Test
    void bothOrNoneAreFine() {
        assertThatCode(() -> NotionVariables.check(KEY, DATABASE)).doesNotThrowAnyException();
        assertThatCode(() -> NotionVariables.check(Optional.empty(), Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void theMissingOneIsNamed() {
        assertThatThrownBy(() -> NotionVariables.check(KEY, Optional.empty()))
                .isInstanceOf(InvalidVariableException.class).hasMessageStartingWith("NOTION_DATABASE_ID: ");
        assertThatThrownBy(() -> NotionVariables.check(Optional.empty(), DATABASE))
                .isInstanceOf(InvalidVariableException.class).hasMessageStartingWith("NOTION_API_KEY: ");
    }

    @Test
    void aMalformedIdIsNamedAndNoSecretIsShown() {
        assertThatThrownBy(() -> NotionVariables.check(KEY, Optional.of("my database")))
                .hasMessageStartingWith("NOTION_DATABASE_ID: ").hasMessageNotContaining("secret-key");
    }
}
