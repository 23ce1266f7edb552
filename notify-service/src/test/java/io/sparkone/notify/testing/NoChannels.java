package io.sparkone.notify.testing;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service without any way to send, in quiet hours that began an hour ago and end in four. */
public class NoChannels implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        List.of("sparkone.whatsapp.base-url", "sparkone.whatsapp.api-key", "sparkone.whatsapp.numbers",
                "sparkone.email.fallback", "sparkone.email.host").forEach(name -> settings.put(name, ""));
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("HH:mm");
        settings.put("sparkone.delivery.timezone", "UTC");
        settings.put("sparkone.delivery.quiet-hours",
                minutes.format(now.minusHours(1)) + "-" + minutes.format(now.plusHours(4)));
        return settings;
    }
}
