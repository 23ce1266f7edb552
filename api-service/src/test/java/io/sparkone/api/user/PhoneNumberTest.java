package io.sparkone.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({"5547989211984,554789211984,true", "+55 (11) 98765-4321,5511987654321,true",
            "551187654321,5511987654321,true", "5511987654321,5511987654322,false", "5511987654321,5521987654321,false",
            "4917012345678,491701234567,false",
            "5511943215678,551143215678,false"})
    void brazilianNumbersAreOneWithAndWithoutTheNinthDigit(String one, String other, boolean same) {
        assertThat(PhoneNumber.of(one).isSame(PhoneNumber.of(other))).isEqualTo(same);
        assertThat(PhoneNumber.of(other).isSame(PhoneNumber.of(one))).isEqualTo(same);
    }
}
