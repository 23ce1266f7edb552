package io.sparkone.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebTextsTest {

    private static final Pattern KEY = Pattern.compile("f\\.t\\('([a-z.-]+)'");

    private final WebTexts portuguese = WebTexts.of(List.of(), "pt-BR");
    private final WebTexts english = WebTexts.of(List.of(), "en");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(portuguese.bundle().keySet()).isEqualTo(english.bundle().keySet());
    }

    @Test
    void templatesUseNoTextThatDoesNotExist() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/web"))) {
            for (Path template : templates.toList()) {
                KEY.matcher(Files.readString(template)).results().map((MatchResult r) -> r.group(1)).forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(50).allSatisfy(key -> {
            assertThat(portuguese.get(key, 1)).isNotBlank();
            assertThat(english.get(key, 1)).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"pt-PT, pt-BR", "pt, pt-BR", "en-GB, en", "fr, pt-BR", "*, pt-BR"})
    void browserIsAnsweredInALanguageOfItsOwnWhereWeSpeakIt(String wanted, String language) {
        assertThat(WebTexts.of(List.of(Locale.forLanguageTag(wanted)), "pt-BR").locale().toLanguageTag())
                .isEqualTo(language);
    }

    @Test
    void firstLanguageThatWeSpeakCounts() {
        List<Locale> wanted = List.of(Locale.FRENCH, Locale.ENGLISH, Locale.forLanguageTag("pt-BR"));

        assertThat(WebTexts.of(wanted, "pt-BR").get("logout")).isEqualTo("Log out");
    }

    @Test
    void countsAreSaidAsPeopleSayThem() {
        assertThat(portuguese.get("tasks.count", 0)).isEqualTo("Nenhuma tarefa");
        assertThat(portuguese.get("tasks.count", 1)).isEqualTo("1 tarefa");
        assertThat(english.get("status.sync.success", "notion", "today", 2, 1))
                .isEqualTo("notion: up to date, today, 2 conflicts, 1 item failed");
    }
}
