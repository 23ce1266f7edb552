package io.sparkone.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void everyTextHasAnEnglishFormWithTheSameParameters() throws IOException {
        Properties english = new Properties();
        try (InputStream file = TextsTest.class.getResourceAsStream("/messages/notify_en.properties")) {
            english.load(file);
        }

        assertThat(english.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Texts.class.getMethods()).map(Method::getName).toList());
        for (Method text : Texts.class.getMethods()) {
            List<String> parameters = Arrays.stream(text.getParameters()).map(Parameter::getName).toList();
            assertThat(parameters).allSatisfy(
                    name -> assertThat(english.getProperty(text.getName())).contains("{" + name + "}"));
        }
    }

    @Test
    void aLanguageThatIsNotOursIsPortuguese() {
        assertThat(Language.of("en-US")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("pt-BR")).isEqualTo(Language.PORTUGUESE);
        assertThat(Language.of("fr")).isEqualTo(Language.PORTUGUESE);
        assertThat(Language.of(null)).isEqualTo(Language.PORTUGUESE);
    }
}
