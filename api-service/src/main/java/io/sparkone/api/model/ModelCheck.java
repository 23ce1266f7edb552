package io.sparkone.api.model;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.config.InvalidVariableException;

/** Refuses to start where a language model is required and none is configured, or its address cannot be one. */
@ApplicationScoped
class ModelCheck {

    private final ModelConfig config;

    ModelCheck(ModelConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        config.localUrl().ifPresent(ModelCheck::checkUrl);
        if (config.required() && config.openaiApiKey().isEmpty() && config.localUrl().isEmpty()) {
            throw new InvalidVariableException("REQUIRE_AGNO",
                    "is true, but no language model is configured: set OPENAI_API_KEY or LOCAL_LLM_URL");
        }
    }

    private static void checkUrl(String text) {
        try {
            String scheme = URI.create(text.strip()).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // told below, like an address of another kind
        }
        throw new InvalidVariableException("LOCAL_LLM_URL", "is no http or https address");
    }
}
