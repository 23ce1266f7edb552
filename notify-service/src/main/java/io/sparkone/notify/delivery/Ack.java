package io.sparkone.notify.delivery;

/** What a provider says about a message that it was given, after the fact. */
public enum Ack {

    /** The provider's server has it. */
    SERVER,
    /** The recipient's telephone has it. */
    DELIVERED,
    /** It was refused in the end. */
    ERROR
}
