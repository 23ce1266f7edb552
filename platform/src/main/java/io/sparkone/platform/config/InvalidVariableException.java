package io.sparkone.platform.config;

/** A variable of the environment is missing or has a value that cannot work; the message names it and hides secrets. */
public class InvalidVariableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public InvalidVariableException(String variable, String problem) {
        super(variable + ": " + problem);
    }
}
