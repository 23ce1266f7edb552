package io.sparkone.platform.tracing;

import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether spans are recorded and exported. Where no collector is wanted, they only lend their ids to logs and events: Quarkus fixes at
 * build time whether there is an exporter, so what is decided at run time is that it gets nothing.
 */
@Singleton
class SpanSampling {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "sparkone.tracing.export") Optional<Boolean> export) {
        return export.orElse(false) ? Sampler.parentBased(Sampler.alwaysOn()) : Sampler.alwaysOff();
    }
}
