package io.sparkone.backup.notice;

import java.time.ZoneId;
import java.util.Locale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the operator is spoken to. */
@ConfigMapping(prefix = "sparkone.notice")
public interface NoticeConfig {

    /** BCP 47, e.g. {@code pt-BR} or {@code en}. */
    @WithDefault("pt-BR")
    Locale language();

    @WithDefault("America/Sao_Paulo")
    ZoneId timezone();
}
