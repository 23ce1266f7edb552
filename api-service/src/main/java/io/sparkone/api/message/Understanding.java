package io.sparkone.api.message;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Interpreter;
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
        return wish instanceof Interpretation.Correct correct
                ? model.correct(correct.text())
                : model.propose(utterance, wish.language());
    }

    /** @param answer what {@link #ask} gave, or null */
    Reading reading(Message message, Utterance utterance, String answer) {
        Reading plain = byGrammar(message, utterance);
        if (answer == null) {
            return plain;
        }
        return plain.wish() instanceof Interpretation.Correct
                ? new Reading(plain.wish(), MessageMetrics.GRAMMAR, message.text(), answer, utterance.now())
                : model.read(answer, utterance, plain.wish().language())
                        .map(found -> new Reading(found, MessageMetrics.MODEL, message.text(), null,
                                utterance.now()))
                        .orElse(plain);
    }
}
