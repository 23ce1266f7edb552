package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    private Path folder;

    @Test
    void valuesAreBareOrQuotedAndCommentsAreLeftOut() throws IOException {
        assertThat(read("""
                # a comment
                SMTP_HOST=mail.example.org # the office
                export SMTP_PORT = 587

                SMTP_PASSWORD="with # and = in it"
                FALLBACK_EMAIL='ana@example.org' # hers
                NOTION_API_KEY=
                URL=http://host/a#b
                """)).containsExactlyInAnyOrderEntriesOf(
                Map.of("SMTP_HOST", "mail.example.org", "SMTP_PORT", "587", "SMTP_PASSWORD", "with # and = in it",
                        "FALLBACK_EMAIL", "ana@example.org", "NOTION_API_KEY", "", "URL", "http://host/a#b"));
    }

    @Test
    void aLineThatIsNoVariableIsNamedByItsNumberOnly() {
        assertThatThrownBy(() -> read("A=1\nhunter2\n")).hasMessageContaining("line 2")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aMissingFileIsExplained() {
        assertThatThrownBy(() -> EnvFile.read(folder.resolve(".env"))).hasMessageContaining("SANDBOX=off");
    }

    private Map<String, String> read(String text) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve(".env"), text));
    }
}
