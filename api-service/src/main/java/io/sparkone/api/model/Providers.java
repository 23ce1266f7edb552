package io.sparkone.api.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jboss.logging.Logger;

/** The language models that are configured, asked in turn: the next only where the one before is in trouble. */
@ApplicationScoped
class Providers {

    private static final Logger LOG = Logger.getLogger(Providers.class);

    private final List<Provider> providers;
    private final ModelConfig config;
    private final ModelMetrics metrics;

    Providers(ModelConfig config, ModelMetrics metrics) {
        this.config = config;
        this.providers = Stream.of(Provider.openai(config), Provider.local(config)).flatMap(Optional::stream).toList();
        this.metrics = metrics;
    }

    boolean isEmpty() {
        return providers.isEmpty();
    }

    /** The longest that all of them, asked in turn, can take. */
    Duration patience() {
        return config.timeout().multipliedBy(providers.size());
    }

    int concurrency() {
        return config.concurrency();
    }

    /** Counts a question that nobody is asked. */
    void passOver() {
        providers.stream().findFirst()
                .ifPresent(first -> metrics.called(first.name(), CallOutcome.SKIPPED, Duration.ZERO));
    }

    /**
     * @param reader checks the text that a model answered and makes something of it
     * @return empty where no model gave an answer that passed the check
     */
    <T> Optional<T> ask(Prompt prompt, Function<String, T> reader) {
        for (Provider provider : providers) {
            long started = System.nanoTime();
            CallOutcome outcome = CallOutcome.ANSWERED;
            try {
                return Optional.of(reader.apply(text(provider, provider.ask(prompt.request()))));
            } catch (Exception e) {
                // whatever went wrong with a model, the grammar's answer stands
                outcome = CallOutcome.of(e);
                LOG.warnf("The language model (%s) gave no answer: %s, %s", provider.name(), outcome,
                        outcome == CallOutcome.INVALID ? e.getMessage() : e.getClass().getSimpleName());
                if (!outcome.isTrouble()) {
                    return Optional.empty();
                }
            } finally {
                metrics.called(provider.name(), outcome, Duration.ofNanos(System.nanoTime() - started));
            }
        }
        return Optional.empty();
    }

    private String text(Provider provider, ChatResponse response) {
        metrics.used(provider.name(), response.tokenUsage());
        AiMessage message = response.aiMessage();
        if (message == null || message.text() == null || message.hasToolExecutionRequests()) {
            throw new InvalidAnswerException("no text, or a call of a tool that does not exist");
        }
        return message.text();
    }
}
