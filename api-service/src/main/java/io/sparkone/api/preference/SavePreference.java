package io.sparkone.api.preference;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Preferences to be saved; what is null falls back to the default. Times are HH:mm in the user's zone. */
@Schema(examples = """
        {"timezone": "America/Sao_Paulo", "language": "pt-BR", "brief_time": "07:30", "quiet_from": "22:00",
         "quiet_to": "07:00"}""")
public record SavePreference(@Size(max = 64) String timezone,
        @Pattern(regexp = "pt-BR|en", message = "must be pt-BR or en") String language, Boolean briefEnabled,
        @JsonFormat(pattern = "HH:mm[:ss]") LocalTime briefTime, @Min(0) @Max(720) Integer deadlineReminderHours,
        @Min(0) @Max(10_080) Integer eventReminderMinutes, Boolean overdueReminders,
        @JsonFormat(pattern = "HH:mm[:ss]") LocalTime quietFrom,
        @JsonFormat(pattern = "HH:mm[:ss]") LocalTime quietTo) {

    @JsonIgnore
    @AssertTrue(message = "timezone: must be an IANA zone, e.g. America/Sao_Paulo")
    boolean isTimezoneKnown() {
        try {
            return timezone == null || ZoneId.of(timezone) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @JsonIgnore
    @AssertTrue(message = "quiet_to: must come together with quiet_from")
    boolean isQuietWhole() {
        return (quietFrom == null) == (quietTo == null);
    }

    Preference over(Preference defaults) {
        return new Preference(or(timezone, defaults.timezone()), or(language, defaults.language()),
                or(briefEnabled, defaults.briefEnabled()), or(briefTime, defaults.briefTime()),
                or(deadlineReminderHours, defaults.deadlineReminderHours()),
                or(eventReminderMinutes, defaults.eventReminderMinutes()),
                or(overdueReminders, defaults.overdueReminders()), quietFrom, quietTo, defaults.version());
    }

    private static <T> T or(T wanted, T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
