package io.sparkone.api.model;

import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.smallrye.faulttolerance.api.Guard;

/**
 * An endpoint that speaks OpenAI's chat completions, behind a limit of time and of questions at once, and left alone for a
 * while when it fails again and again: a message waits for it, and what its sender writes next.
 */
final class Provider {

    /** The names used in metrics. */
    static final String OPENAI = "openai";
    static final String LOCAL = "local";

    private static final String OPENAI_URL = "https://api.openai.com/v1";
    private static final int LOOKED_AT = 4;

    private final String name;
    private final ChatModel model;
    private final Guard guard;

    private Provider(String name, ChatModel model, Guard guard) {
        this.name = name;
        this.model = model;
        this.guard = guard;
    }

    static Optional<Provider> openai(ModelConfig config) {
        return config.openaiApiKey().map(key -> of(OPENAI, config.openaiUrl().orElse(OPENAI_URL), key,
                config.openaiModel(), config));
    }

    static Optional<Provider> local(ModelConfig config) {
        // the client insists on a key, servers on the own machine on none
        return config.localUrl().map(url -> of(LOCAL, url, config.localApiKey().orElse("none"), config.localModel(),
                config));
    }

    private static Provider of(String name, String url, String key, String model, ModelConfig config) {
        ChatModel chat = OpenAiChatModel.builder().baseUrl(url.strip()).apiKey(key.strip()).modelName(model.strip())
                .timeout(config.timeout()).maxRetries(0).strictJsonSchema(true).temperature(0.0)
                .logRequests(false).logResponses(false).build();
        // the client's own limit starts again with each packet that arrives; this one does not
        Guard guard = Guard.create().withTimeout().duration(config.timeout().toMillis(), ChronoUnit.MILLIS).done()
                .withBulkhead().limit(config.concurrency()).done()
                .withCircuitBreaker().requestVolumeThreshold(LOOKED_AT).failureRatio(1.0)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS).done().build();
        return new Provider(name, chat, guard);
    }

    String name() {
        return name;
    }

    ChatResponse ask(ChatRequest request) throws Exception {
        return guard.call(() -> model.chat(request), ChatResponse.class);
    }
}
