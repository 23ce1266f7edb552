package io.sparkone.api.model;

/** A language model answered something that it may not answer. The message holds no text of the model's. */
class InvalidAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidAnswerException(String reason) {
        super(reason);
    }
}
