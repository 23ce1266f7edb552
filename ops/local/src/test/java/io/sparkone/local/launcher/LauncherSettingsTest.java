package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class LauncherSettingsTest {

    private static final Path ROOT = Path.of("/working/copy");

    @Test
    void withoutVariablesThePortsAreThoseOfTheDocumentation() {
        assertThat(LauncherSettings.from(ROOT, Map.of()).used()).containsExactlyInAnyOrderEntriesOf(
                Map.of(Port.API, 8000, Port.SYNC, 8001, Port.NOTIFY, 8002, Port.BACKUP, 8003, Port.POSTGRES, 54320,
                        Port.REDIS, 63790, Port.SANDBOX, 8010, Port.SANDBOX_SMTP, 8025));
    }

    @Test
    void serversOfOnesOwnAndNoSandboxNeedNoPorts() {
        Map<String, String> environment = Map.of("SANDBOX", "off", "DATABASE_URL", "postgresql://a:b@db/x", "REDIS_URL",
                "redis://cache");

        assertThat(LauncherSettings.from(ROOT, environment).used()).containsOnlyKeys(Port.API, Port.SYNC, Port.NOTIFY,
                Port.BACKUP);
    }

    @Test
    void twoPartsOnOnePortAreRefusedByTheNamesOfTheirVariables() {
        assertThatThrownBy(() -> LauncherSettings.from(ROOT, Map.of("SYNC_PORT", "8000")))
                .hasMessage("Port 8000 is wanted twice: API_PORT and SYNC_PORT.");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> LauncherSettings.from(ROOT, Map.of("API_PORT", "80x")))
                .hasMessageContaining("API_PORT");
        assertThatThrownBy(() -> LauncherSettings.from(ROOT, Map.of("API_PORT", "0"))).hasMessageContaining("API_PORT");
        assertThatThrownBy(() -> LauncherSettings.from(ROOT, Map.of("API_PORT", "65536")))
                .hasMessageContaining("API_PORT");
    }

    @Test
    void theSandboxIsOnOrOffAndNothingElse() {
        assertThat(LauncherSettings.from(ROOT, Map.of("SANDBOX", "")).sandbox()).isTrue();
        assertThatThrownBy(() -> LauncherSettings.from(ROOT, Map.of("SANDBOX", "false")))
                .hasMessageContaining("SANDBOX");
    }
}
