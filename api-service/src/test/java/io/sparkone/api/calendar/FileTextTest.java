package io.sparkone.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class FileTextTest {

    private static final String TEXT = "Reunião às três — “São João”";
    private static final byte[] WINDOWS = TEXT.getBytes(Charset.forName("windows-1252"));

    @Test
    void utf8IsThatWhateverTheClientSays() {
        byte[] bytes = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);

        assertThat(FileText.read(bytes, null)).isEqualTo(TEXT);
        assertThat(FileText.read(bytes, "iso-8859-1")).isEqualTo(TEXT);
    }

    @Test
    void otherBytesAreOfTheCharsetThatIsNamedOrOfWindows() {
        assertThat(FileText.read(WINDOWS, null)).isEqualTo(TEXT);
        assertThat(FileText.read(WINDOWS, "windows-1252")).isEqualTo(TEXT);
        assertThat(FileText.read(TEXT.getBytes(StandardCharsets.UTF_16), "utf-16")).isEqualTo(TEXT);
    }

    @Test
    void unknownCharsetIsABadRequest() {
        assertThatThrownBy(() -> FileText.read(WINDOWS, "nonsense")).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }
}
