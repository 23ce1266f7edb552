package io.sparkone.api.message;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Interpreter;
import io.sparkone.api.interpretation.Understood;
import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.preference.Preferences;

/** Reads messages: the grammar first, and a language model only where that finds nothing, or for a correction. */
@ApplicationScoped
class Understanding {

    private final Interpreter grammar;
    private final LanguageModel model;
    private final Preferences preferences;
    private final Memory memory;

    Understanding(Interpreter grammar, LanguageModel model, Preferences preferences, Memory memory) {
        this.memory = memory;
        this.grammar = grammar;
        this.model = model;
        this.preferences = preferences;
    }

    Utterance utterance(Message message) {
        Preference preference = preferences.ofAuthor(message.channel().toString(), message.author());
        return Utterance.of(message.text(), message.writtenAt(), preference.zone(), preference.locale());
    }

    /** Reads a message after those of its sender before it, and holds their conversation until the transaction ends. */
    Reading byGrammar(Message message, Utterance utterance) {
        return Reading.byGrammar(memory.read(message, utterance));
    }

    /** Whether a model should be asked about what the grammar made of a message. */
    boolean needsModel(Interpretation wish) {
        return model.isConfigured()
                && (wish instanceof Interpretation.Unknown || wish instanceof Interpretation.Correct);
    }

    /** Asks a model, which takes its time: never within a transaction. Empty where it gave nothing that counts. */
    Optional<String> ask(Utterance utterance) {
        Interpretation wish = grammar.interpret(utterance);
        if (wish instanceof Interpretation.Correct correct) {
            return model.correct(correct.text());
        }
        // an earlier version let messages wait that the grammar understands; some may do so while this one is installed
        return wish instanceof Interpretation.Unknown ? model.propose(utterance, wish.language()) : Optional.empty();
    }

    /** @param answer what {@link #ask} gave, or null */
    Reading reading(Message message, Utterance utterance, String answer) {
        Reading plain = byGrammar(message, utterance);
        if (answer == null) {
            return plain;
        }
        return plain.wish() instanceof Interpretation.Correct
                ? new Reading(plain.understood(), MessageMetrics.GRAMMAR, answer)
                : model.read(answer, utterance, plain.wish().language())
                        .map(found -> new Reading(Understood.guessed(found, utterance), MessageMetrics.MODEL, null))
                        .orElse(plain);
    }
}
