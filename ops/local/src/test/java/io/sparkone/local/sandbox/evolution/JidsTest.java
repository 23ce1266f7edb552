package io.sparkone.local.sandbox.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JidsTest {

    @Test
    void theNinthDigitGoesWhereWhatsAppDroppedIt() {
        assertThat(Jids.of("5547989211984")).isEqualTo("554789211984@s.whatsapp.net");
    }

    @Test
    void theNinthDigitStaysInStatesThatHadItFirst() {
        assertThat(Jids.of("5511987654321")).isEqualTo("5511987654321@s.whatsapp.net");
    }

    @Test
    void aNumberWithoutCountryIsNotCompleted() {
        assertThat(Jids.of("81999998888")).isEqualTo("81999998888@s.whatsapp.net");
    }

    @Test
    void aJidIsTakenAsItIs() {
        assertThat(Jids.of("5547989211984@s.whatsapp.net")).isEqualTo("5547989211984@s.whatsapp.net");
        assertThat(Jids.of("120363000000000000@g.us")).isEqualTo("120363000000000000@g.us");
    }
}
