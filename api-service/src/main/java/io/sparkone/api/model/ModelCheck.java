package io.sparkone.api.model;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import io.sparkone.platform.config.InvalidVariableException;

/** Refuses to start where a language model is required and none is configured, or where one is configured by half. */
@ApplicationScoped
class ModelCheck {

    private final ModelConfig config;

    ModelCheck(ModelConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        checkUrl("OPENAI_BASE_URL", config.openaiUrl());
        checkUrl("LOCAL_LLM_URL", config.localUrl());
        together("OPENAI_BASE_URL", config.openaiUrl(), "OPENAI_API_KEY", config.openaiApiKey());
        together("LOCAL_LLM_API_KEY", config.localApiKey(), "LOCAL_LLM_URL", config.localUrl());
        if (config.timeout().isNegative() || config.timeout().isZero()) {
            throw new InvalidVariableException("LLM_REQUEST_TIMEOUT", "must be more than 0 seconds");
        }
        if (config.required() && config.openaiApiKey().isEmpty() && config.localUrl().isEmpty()) {
            throw new InvalidVariableException("REQUIRE_AGNO",
                    "is true, but no language model is configured: set OPENAI_API_KEY or LOCAL_LLM_URL");
        }
    }

    private static void together(String given, Optional<String> value, String needed, Optional<String> other) {
        if (value.isPresent() && other.isEmpty()) {
            throw new InvalidVariableException(needed, "is missing, while " + given + " is set");
        }
    }

    private static void checkUrl(String variable, Optional<String> text) {
        try {
            if (text.isEmpty() || isHttp(URI.create(text.get().strip()))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // told below, like an address of another kind
        }
        throw new InvalidVariableException(variable, "is no http or https address");
    }

    private static boolean isHttp(URI address) {
        return address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }
}
