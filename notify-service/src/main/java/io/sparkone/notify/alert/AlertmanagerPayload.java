package io.sparkone.notify.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What Alertmanager's webhook receiver sends, as far as it is read.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
record AlertmanagerPayload(@NotNull @Pattern(regexp = "4") String version,
        @NotEmpty @Size(max = 5000) List<@Valid @NotNull Alert> alerts) {

    /** @param labels among them {@code alertname} and {@code severity} */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record Alert(@NotNull @Pattern(regexp = "firing|resolved") String status, Map<String, String> labels,
            Map<String, String> annotations, @NotNull OffsetDateTime startsAt,
            @NotBlank @Size(max = 128) String fingerprint) {

        boolean isFiring() {
            return "firing".equals(status);
        }

        String name() {
            return label("alertname", fingerprint);
        }

        String severity() {
            return label("severity", "warning");
        }

        String label(String name, String otherwise) {
            return labels == null ? otherwise : labels.getOrDefault(name, otherwise);
        }

        /** Empty where there is none. */
        String annotation(String name) {
            return annotations == null ? "" : annotations.getOrDefault(name, "");
        }
    }
}
