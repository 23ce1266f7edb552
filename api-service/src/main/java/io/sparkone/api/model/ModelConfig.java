package io.sparkone.api.model;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a language model can be asked. */
@ConfigMapping(prefix = "sparkone.model")
interface ModelConfig {

    /** Whether the service may run without a language model. */
    @WithDefault("${REQUIRE_AGNO:false}")
    boolean required();

    @WithDefault("${OPENAI_API_KEY:}")
    Optional<String> openaiApiKey();

    @WithDefault("${LOCAL_LLM_URL:}")
    Optional<String> localUrl();
}
