package io.sparkone.api.preference;

import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What holds until a user says otherwise. */
@ConfigMapping(prefix = "sparkone.preference")
interface PreferenceConfig {

    /** Zone in which people's words and the brief are read. */
    @WithDefault("${TIMEZONE:America/Sao_Paulo}")
    ZoneId timezone();

    /** {@code pt-BR} or {@code en}. */
    @WithDefault("${LOCALE:pt-BR}")
    String language();
}
