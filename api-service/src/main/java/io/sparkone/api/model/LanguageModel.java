package io.sparkone.api.model;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.Utterance;

/**
 * Helps where the grammar finds nothing. Whatever a model answers, it can propose a task or an event of the writer's own, or
 * show some: there is no word in its answers for anything else.
 */
@ApplicationScoped
public class LanguageModel {

    private final Providers providers;

    LanguageModel(Providers providers) {
        this.providers = providers;
    }

    public boolean isConfigured() {
        return !providers.isEmpty();
    }

    /** The longest that a question takes, whatever the providers do. */
    public Duration patience() {
        return providers.patience();
    }

    /** How many questions may be asked at the same time. */
    public int concurrency() {
        return providers.concurrency();
    }

    /** Counts a question that was not asked, because it had waited for too long or too many others waited. */
    public void passOver() {
        providers.passOver();
    }

    /**
     * Asks what a message wants.
     *
     * @param language to answer in
     * @return what a model answered, fit for {@link #read}; empty where there is no model, or none whose answer can be relied on
     */
    public Optional<String> propose(Utterance utterance, Language language) {
        ProposalCheck check = new ProposalCheck(utterance, language);
        return providers.ask(Prompt.read(utterance.text(), utterance.now()), answer -> {
            check.read(Proposal.parse(answer));
            return answer;
        });
    }

    /** What a proposal means; empty where it may not be done. */
    public Optional<Interpretation> read(String proposal, Utterance utterance, Language language) {
        try {
            return Optional.of(new ProposalCheck(utterance, language).read(Proposal.parse(proposal)));
        } catch (InvalidAnswerException e) {
            // it was valid when it was given: a version with other rules has taken over since
            return Optional.empty();
        }
    }

    /** A text without its mistakes; empty as {@link #propose}. */
    public Optional<String> correct(String text) {
        return providers.ask(Prompt.correct(text), answer -> Correction.parse(answer, text));
    }

    /** A corrected text: about as long as it was. */
    record Correction(@JsonProperty(required = true) String text) {

        private static final int MORE = 200;

        static String parse(String json, String original) {
            int most = 2 * original.length() + MORE;
            // each character may be escaped as six
            if (json.length() > most * 6) {
                throw new InvalidAnswerException("much longer than the text");
            }
            String corrected = AnswerJson.read(json, Correction.class).text().strip();
            if (corrected.isEmpty() || corrected.length() > most || !PlainText.isText(corrected)) {
                throw new InvalidAnswerException("a correction that is empty, much too long or no plain text");
            }
            return corrected;
        }
    }
}
