package io.sparkone.notify.whatsapp;

import java.time.Duration;

/** Evolution answered with an error. */
class EvolutionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean notOnWhatsApp;
    private final transient Duration retryAfter;

    /**
     * @param message all texts of the answer
     * @param notOnWhatsApp whether it says that the number does not exist there
     * @param retryAfter or null
     */
    EvolutionException(int status, String message, boolean notOnWhatsApp, Duration retryAfter) {
        super(message);
        this.status = status;
        this.notOnWhatsApp = notOnWhatsApp;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    boolean isNotOnWhatsApp() {
        return notOnWhatsApp;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
