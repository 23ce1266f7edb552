package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void ofANumberTheLastFourDigitsAreShown() {
        assertThat(Masking.mask(ChannelType.WHATSAPP, "5511987654321")).isEqualTo("****4321");
        assertThat(Masking.mask(ChannelType.WHATSAPP, "5511987654321@s.whatsapp.net")).isEqualTo("****4321");
    }

    @Test
    void ofAnAddressTheFirstLetterAndTheDomainAreShown() {
        assertThat(Masking.mask(ChannelType.EMAIL, "ana@example.org")).isEqualTo("a****@example.org");
        assertThat(Masking.mask(ChannelType.EMAIL, "@")).isEqualTo("****");
    }
}
