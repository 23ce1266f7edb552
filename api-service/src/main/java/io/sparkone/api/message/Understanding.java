package io.sparkone.api.message;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Interpreter;
import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.model.LanguageModel;

/** Reads messages: the grammar first, and a language model only where that finds nothing. */
@ApplicationScoped
class Understanding {

    private final Interpreter grammar;
    private final LanguageModel model;

    Understanding(Interpreter grammar, LanguageModel model) {
        this.grammar = grammar;
        this.model = model;
    }

    Reading of(Utterance utterance) {
        Interpretation wish = grammar.interpret(utterance);
        if (wish instanceof Interpretation.Unknown && model.isConfigured()) {
            return model.read(utterance, wish.language())
                    .map(found -> new Reading(found, MessageMetrics.MODEL))
                    .orElseGet(() -> new Reading(wish, MessageMetrics.GRAMMAR));
        }
        return new Reading(wish, MessageMetrics.GRAMMAR);
    }
}
