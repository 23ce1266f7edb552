package io.sparkone.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcUsersTest {

    @Test
    void entryMayHoldAnythingBeforeTheLastEqualsSign() {
        assertThat(OidcUsers.names(List.of("paulo@example.org=owner", "a=b=ana")))
                .isEqualTo(Map.of("paulo@example.org", "owner", "a=b", "ana"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paulo", "=owner", "paulo=", "paulo=Owner!"})
    void entryThatIsNoneIsRefused(String entry) {
        assertThatThrownBy(() -> OidcUsers.names(List.of(entry))).hasMessageContaining("OIDC_USERS");
    }

    @Test
    void nobodyIsTwoUsers() {
        assertThatThrownBy(() -> OidcUsers.names(List.of("paulo=owner", "paulo=ana")))
                .hasMessageContaining("names somebody twice");
    }
}
