package io.sparkone.api.oidc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sparkone.platform.config.InvalidVariableException;

class OidcCheckTest {

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void noProviderIsFine() {
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void wholeProviderIsFine() {
        provider("https://id.example.org/realms/one");

        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"OIDC_CLIENT_ID", "OIDC_ISSUER"})
    void halfAProviderStopsTheStart(String missing) {
        provider("https://id.example.org");
        variables.remove(missing);

        assertThatThrownBy(this::start).isInstanceOf(InvalidVariableException.class).hasMessageContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({"OIDC_ISSUER, ftp://id.example.org", "OIDC_ISSUER, id.example.org", "OIDC_REDIRECT_URI, /web",
            "OIDC_SCOPES, 'profile,email'", "OIDC_USERS, paulo"})
    void whatCannotWorkStopsTheStartAndIsNamed(String variable, String value) {
        provider("https://id.example.org");
        variables.put(variable, value);

        assertThatThrownBy(this::start).isInstanceOf(InvalidVariableException.class).hasMessageContaining(variable);
    }

    @Test
    void providerWithoutTlsIsForDevelopmentOnly() {
        provider("http://127.0.0.1:5556");
        assertThatCode(this::start).doesNotThrowAnyException();

        variables.put("ENVIRONMENT", "production");

        assertThatThrownBy(this::start).hasMessageContaining("OIDC_ISSUER: must be https");
    }

    private void provider(String issuer) {
        variables.put("OIDC_ISSUER", issuer);
        variables.put("OIDC_CLIENT_ID", "sparkone");
    }

    private void start() {
        OidcConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter()).withMapping(OidcConfig.class)
                .withSources(new PropertiesConfigSource(variables, "test", 100)).withValidateUnknown(false).build()
                .getConfigMapping(OidcConfig.class);
        new OidcCheck(config).check(new StartupEvent());
    }
}
