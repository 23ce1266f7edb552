package io.sparkone.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.store.StoreConfig;
import io.sparkone.platform.config.InvalidVariableException;

/** For whom backups are encrypted: outside of development never for nobody, and never for one key alone. */
class DumpSetupTest {

    private static final String ONE = KeyPair.generate().recipient();
    private static final String TWO = KeyPair.generate().recipient();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void withAStoreAndNoRecipientTheServiceDoesNotStart(String environment) {
        assertThatThrownBy(() -> setup(environment, List.of())).isInstanceOf(InvalidVariableException.class)
                .hasMessageContaining("BACKUP_AGE_RECIPIENTS").hasMessageContaining("unencrypted");
    }

    @Test
    void oneRecipientIsNotEnoughAndTheSameTwiceIsOne() {
        for (List<String> recipients : List.of(List.of(ONE), List.of(ONE, ONE))) {
            assertThatThrownBy(() -> setup("production", recipients)).isInstanceOf(InvalidVariableException.class)
                    .hasMessageContaining("two different recipients");
        }
        assertThat(setup("production", List.of(ONE, TWO)).recipients().keys()).containsExactly(ONE, TWO);
    }

    /** Whoever puts the private key there by mistake does not find it in a log. */
    @Test
    void whatIsNoRecipientIsNamedByItsPlaceOnly() {
        String identity = KeyPair.generate().identity();

        assertThatThrownBy(() -> setup("staging", List.of(ONE, identity))).isInstanceOf(InvalidVariableException.class)
                .hasMessageContaining("entry 2").hasMessageNotContaining(identity);
    }

    @Test
    void aDevelopersMachineMakesAPairOnceAndKeepsIt() throws Exception {
        DumpSetup first = setup("development", List.of());
        DumpSetup again = setup("development", List.of());

        assertThat(first.recipients().keys()).hasSize(1).isEqualTo(again.recipients().keys());
        Path identity = first.generatedIdentity().orElseThrow();
        assertThat(Files.readString(identity)).contains("AGE-SECRET-KEY-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity))).isEqualTo("rw-------");
    }

    private DumpSetup setup(String environment, List<String> recipients) {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(DumpConfig.class)
                .withMapping(StoreConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("sparkone.dump.recipients",
                        String.join(",", recipients), "sparkone.store.directory", folder.resolve("store").toString()),
                        "test", 500))
                .build();
        return new DumpSetup(config.getConfigMapping(DumpConfig.class), config.getConfigMapping(StoreConfig.class),
                Clock.systemUTC(), environment);
    }
}
