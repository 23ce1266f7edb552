package io.sparkone.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealingTest {

    private static final byte[] SECRET = {1, 2, 3};

    @Inject
    Sealing sealing;

    @Test
    void whatWasSealedOpensForItsPurposeAlone() {
        byte[] sealed = sealing.seal(SECRET, "totp/owner");

        assertThat(sealing.open(sealed, "totp/owner"))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(SECRET));
        assertThat(sealing.seal(SECRET, "totp/owner")).isNotEqualTo(sealed);
        assertThat(sealing.open(sealed, "totp/ana")).isEmpty();
    }

    @Test
    void whatWasChangedOrNeverSealedDoesNotOpen() {
        byte[] sealed = sealing.seal(SECRET, "a");
        sealed[sealed.length - 1] ^= 1;

        assertThat(sealing.open(sealed, "a")).isEmpty();
        assertThat(sealing.open(new byte[20], "a")).isEmpty();
        assertThat(sealing.open(new byte[0], "a")).isEmpty();
    }
}
