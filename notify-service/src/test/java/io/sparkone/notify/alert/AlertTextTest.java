package io.sparkone.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.sparkone.notify.alert.AlertmanagerPayload.Alert;
import io.sparkone.notify.template.Texts;
import io.sparkone.notify.template.WrittenTexts;

class AlertTextTest {

    private final Texts texts = WrittenTexts.portuguese();

    @Test
    void oneAlertSaysWhatItIsAndWhatToDo() {
        Alert alert = alert("firing", "DiskFull", Map.of("summary", "Disco em 95%", "runbook_url", "https://r/disk"));

        assertThat(AlertText.subject(List.of(alert), texts)).isEqualTo("Alerta: DiskFull");
        assertThat(AlertText.text(List.of(alert), texts))
                .isEqualTo("🟠 *Alerta: DiskFull* (warning)\nDisco em 95%\nO que fazer: https://r/disk");
    }

    @Test
    void whatIsResolvedNeedsNoRunbook() {
        Alert alert = alert("resolved", "DiskFull", Map.of("runbook_url", "https://r/disk"));

        assertThat(AlertText.text(List.of(alert), texts)).isEqualTo("✅ *Resolvido: DiskFull* (warning)");
    }

    @Test
    void anAlertWithoutLabelsIsNamedByItsFingerprint() {
        Alert alert = new Alert("firing", null, null, OffsetDateTime.parse("2026-11-22T10:00:00Z"), "abc");

        assertThat(AlertText.text(List.of(alert), texts)).isEqualTo("🟠 *Alerta: abc* (warning)");
    }

    @Test
    void manyAreCutAndCounted() {
        List<Alert> alerts = IntStream.range(0, 40)
                .mapToObj(i -> alert("firing", "A" + i, Map.of("summary", "x".repeat(999))))
                .toList();

        assertThat(AlertText.text(alerts, texts)).startsWith("*40 alertas*").contains("Mais 25 não cabem aqui")
                .hasSizeLessThan(6000);
    }

    private static Alert alert(String status, String name, Map<String, String> annotations) {
        return new Alert(status, Map.of("alertname", name), annotations, OffsetDateTime.parse("2026-11-22T10:00:00Z"),
                "fp-" + name);
    }
}
