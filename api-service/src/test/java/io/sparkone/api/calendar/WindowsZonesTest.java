package io.sparkone.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;

class WindowsZonesTest {

    @Test
    void nameIsKnownInAnyCaseAndAnotherIsNot() {
        assertThat(WindowsZones.find("E. South America Standard Time")).contains(ZoneId.of("America/Sao_Paulo"));
        assertThat(WindowsZones.find(" w. europe standard time")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(WindowsZones.find("Middle-earth Standard Time")).isEmpty();
        assertThat(WindowsZones.find("")).isEmpty();
    }
}
