package io.sparkone.api.model;

import java.time.Duration;
import java.util.Optional;

/** Settings of a language model in tests. */
record TestedModel(boolean required, Optional<String> openaiApiKey, Optional<String> openaiUrl,
        Optional<String> localUrl, Optional<String> localApiKey, Duration timeout, int concurrency, Duration pause)
        implements
            ModelConfig {

    /** Long enough for a loaded machine; what waits for it is told to be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static TestedModel none() {
        return new TestedModel(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), PATIENCE,
                4, Duration.ofHours(1));
    }

    static TestedModel openai(String url, String key) {
        return both(url, key, null);
    }

    static TestedModel local(String url) {
        return both(null, null, url);
    }

    static TestedModel both(String url, String key, String local) {
        return new TestedModel(false, Optional.ofNullable(key), Optional.ofNullable(url), Optional.ofNullable(local),
                Optional.empty(), PATIENCE, 4, Duration.ofHours(1));
    }

    TestedModel required(boolean needed) {
        return new TestedModel(needed, openaiApiKey, openaiUrl, localUrl, localApiKey, timeout, concurrency, pause);
    }

    TestedModel timeout(Duration limit) {
        return new TestedModel(required, openaiApiKey, openaiUrl, localUrl, localApiKey, limit, concurrency, pause);
    }

    TestedModel localKey(String key) {
        return new TestedModel(required, openaiApiKey, openaiUrl, localUrl, Optional.of(key), timeout, concurrency,
                pause);
    }

    @Override
    public String openaiModel() {
        return "gpt-4o-mini";
    }

    @Override
    public String localModel() {
        return "llama-3.1-8b-instruct";
    }
}
