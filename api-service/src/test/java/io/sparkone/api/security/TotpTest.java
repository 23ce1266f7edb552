package io.sparkone.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238 appendix B, whose codes have 8 digits: ours are their last 6. */
    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
            "2000000000, 69279037", "20000000000, 65353130"})
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(KEY, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-30, true", "0, true", "30, true", "60, false"})
    void codeOfAStepBeforeOrAfterIsTakenToo(long seconds, boolean taken) {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(KEY, Totp.step(now.plusSeconds(seconds)));

        assertThat(Totp.stepOf(KEY, code, now).isPresent()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"''", "5047", "05047a", "0050471", "٠٥٠٤٧١"})
    void otherTextIsNoCode(String code) {
        assertThat(Totp.stepOf(KEY, code, Instant.ofEpochSecond(1_111_111_111))).isEmpty();
    }

    /** RFC 4648 §10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretIsWrittenInBase32(String key, String text) {
        assertThat(new TotpSecret(key.getBytes(StandardCharsets.US_ASCII)).base32()).isEqualTo(text);
    }

    @Test
    void addressNamesTheAccountAndHoldsTheSecret() {
        assertThat(new TotpSecret(KEY).uri("owner")).hasToString("otpauth://totp/SparkOne:owner"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=SparkOne&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void secretsAreLongAndDiffer() {
        assertThat(TotpSecret.random().key()).hasSize(20).isNotEqualTo(TotpSecret.random().key());
    }
}
