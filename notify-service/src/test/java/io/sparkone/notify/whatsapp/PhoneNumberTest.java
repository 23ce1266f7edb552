package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+55 11 98765-4321", "5511987654321", " 55(11)98765.4321 "})
    void aNumberBecomesDigits(String text) {
        assertThat(PhoneNumber.parse(text)).contains("5511987654321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "98765", "0011987654321", "551198765432112345", "+55+11987654321",
            "120363@g.us"})
    void whatIsNoNumberIsNotTaken(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @Test
    void aWhatsAppAddressStaysAsItIs() {
        assertThat(PhoneNumber.parse("554789211984@s.whatsapp.net")).contains("554789211984@s.whatsapp.net");
        assertThat(PhoneNumber.parse("123456789012345@lid")).contains("123456789012345@lid");
    }

    @Test
    void aNumberMatchesItsAddressWithAndWithoutTheNinthDigit() {
        assertThat(PhoneNumber.matches("5547989211984", "554789211984@s.whatsapp.net")).isTrue();
        assertThat(PhoneNumber.matches("5511987654321", "5511987654321@s.whatsapp.net")).isTrue();
        assertThat(PhoneNumber.matches("5511987654321", "5511987654322@s.whatsapp.net")).isFalse();
    }
}
