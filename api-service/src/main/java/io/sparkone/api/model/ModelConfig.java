package io.sparkone.api.model;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a language model can be asked, and how long it may take. */
@ConfigMapping(prefix = "sparkone.model")
interface ModelConfig {

    /** Whether the service may run without a language model. */
    @WithDefault("${REQUIRE_AGNO:false}")
    boolean required();

    @WithDefault("${OPENAI_API_KEY:}")
    Optional<String> openaiApiKey();

    /** Any endpoint that speaks OpenAI's chat completions, with its version: {@code https://host/v1}. */
    @WithDefault("${OPENAI_BASE_URL:}")
    Optional<String> openaiUrl();

    @WithDefault("${OPENAI_MODEL:gpt-4o-mini}")
    String openaiModel();

    /** As {@link #openaiUrl()}, on the own machine: {@code http://localhost:11434/v1}. */
    @WithDefault("${LOCAL_LLM_URL:}")
    Optional<String> localUrl();

    @WithDefault("${LOCAL_LLM_API_KEY:}")
    Optional<String> localApiKey();

    @WithDefault("${LOCAL_LLM_MODEL:llama-3.1-8b-instruct}")
    String localModel();

    /** Seconds until an answer is not waited for any longer: the message is answered by the grammar then. */
    @WithDefault("${LLM_REQUEST_TIMEOUT:10}")
    Duration timeout();

    /** Questions that one provider is asked at the same time; more are not asked. */
    @WithDefault("4")
    int concurrency();

    /** How long a provider that failed again and again is left alone. */
    @WithDefault("30S")
    Duration pause();
}
