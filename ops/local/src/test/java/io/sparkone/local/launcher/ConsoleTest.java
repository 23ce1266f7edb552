package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void theProgressStaysBelowTheLines() {
        Console console = console(true);
        console.progress("waiting");
        console.line("a line");

        assertThat(shown()).isEqualTo("waiting\r\u001b[Ka line\nwaiting");
    }

    @Test
    void onceItHasEndedNoProgressIsShown() {
        Console console = console(true);
        console.progress("waiting");
        console.endProgress();
        console.progress("waiting still");
        console.line("stopping");

        assertThat(shown()).isEqualTo("waiting\r\u001b[Kstopping\n");
    }

    @Test
    void withoutATerminalThereAreNoColoursAndNoProgress() {
        Console console = console(false);
        console.progress("waiting");
        console.line("api", Colour.GREEN, "ready");
        console.error("no");

        assertThat(shown()).isEqualTo("api     | ready\nerror: no\n");
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
