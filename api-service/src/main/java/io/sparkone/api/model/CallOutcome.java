package io.sparkone.api.model;

import java.util.Locale;

import jakarta.ws.rs.WebApplicationException;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.RateLimitException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** What came of a question to a language model. */
enum CallOutcome {

    /** It answered what it may answer, be it that there is nothing to do. */
    ANSWERED,
    /** It answered something else, which counts for nothing. */
    INVALID,
    /** It would not answer. */
    REFUSED,
    /** 429 */
    LIMITED, TIMEOUT, FAILED,
    /** It was not asked: too many questions at once, a wait that was too long, or too many failures before. */
    SKIPPED;

    private static final int TOO_MANY = 429;

    static CallOutcome of(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof InvalidAnswerException) {
                return INVALID;
            } else if (t instanceof ContentFilteredException) {
                return REFUSED;
            } else if (t instanceof BulkheadException || t instanceof CircuitBreakerOpenException) {
                return SKIPPED;
            } else if (t instanceof RateLimitException || isTooMany(t)) {
                return LIMITED;
            } else if (t instanceof TimeoutException || t instanceof java.util.concurrent.TimeoutException
                    || t instanceof dev.langchain4j.exception.TimeoutException) {
                return TIMEOUT;
            }
        }
        return FAILED;
    }

    private static boolean isTooMany(Throwable failure) {
        return failure instanceof WebApplicationException web && web.getResponse().getStatus() == TOO_MANY;
    }

    /** Whether another provider may do better. */
    boolean isTrouble() {
        return this != ANSWERED && this != INVALID && this != REFUSED;
    }

    /** The name used in metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
