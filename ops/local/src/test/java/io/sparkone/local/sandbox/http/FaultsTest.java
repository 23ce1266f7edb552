package io.sparkone.local.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults(Set.of("notion", "smtp"));

    @Test
    void aFaultIsSpentAfterItsStrikes() {
        faults.add(Fault.status("notion", 503).times(2));
        assertThat(faults.strike("notion", "GET", "/v1/pages")).isPresent();
        assertThat(faults.strike("notion", "GET", "/v1/pages")).isPresent();
        assertThat(faults.strike("notion", "GET", "/v1/pages")).isEmpty();
    }

    @Test
    void aFaultStrikesOnlyItsTargetMethodAndPath() {
        faults.add(Fault.down("notion").on("PATCH", "^/v1/pages/"));
        assertThat(faults.strike("smtp", "PATCH", "/v1/pages/1")).isEmpty();
        assertThat(faults.strike("notion", "GET", "/v1/pages/1")).isEmpty();
        assertThat(faults.strike("notion", "PATCH", "/v1/data_sources/1")).isEmpty();
        assertThat(faults.strike("notion", "PATCH", "/v1/pages/1")).isPresent();
    }

    @Test
    void theFaultSetLastStrikesFirst() {
        faults.add(Fault.status("notion", 500));
        faults.add(Fault.status("notion", 429).times(1));
        assertThat(faults.strike("notion", "GET", "/").orElseThrow().status()).isEqualTo(429);
        assertThat(faults.strike("notion", "GET", "/").orElseThrow().status()).isEqualTo(500);
    }

    @Test
    void healingOneTargetLeavesTheOthersBroken() {
        faults.add(Fault.down("notion"));
        faults.add(Fault.down("smtp"));
        faults.clear("notion");
        assertThat(faults.strike("notion", "GET", "/")).isEmpty();
        assertThat(faults.strike("smtp", "CONNECT", "")).isPresent();
    }

    @Test
    void anUnknownTargetIsRefused() {
        assertThatThrownBy(() -> faults.add(Fault.down("clickup"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clickup");
    }
}
