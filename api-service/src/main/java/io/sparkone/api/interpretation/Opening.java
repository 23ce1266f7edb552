package io.sparkone.api.interpretation;

/** How a message begins, and how much that alone speaks for a command: see {@link Evidence}. */
enum Opening {
    /** "Tarefa: …", "me lembra de …": can only be said to the assistant. */
    MARKED(9),
    /** "Comprar pão": what somebody has to do himself. */
    OWN_VERB(6),
    /** "Tarefa difícil", "lembrar é viver", "a tarefa do professor": names what is asked for, or speaks of it. */
    NAMED(5),
    /** "Lembrete: …", "agende sua consulta", "vai ter reunião", "escola: levar casaco": others write so, too. */
    NOTICE(4),
    /** "Compra pão", "buy bread": said to the assistant, or to somebody else. */
    VERB(4),
    /** "Cancel the dentist": what is there is to be changed. */
    CHANGE(4),
    /** "Reunião sexta", "boleto dia 5": a noun with a time. */
    NOUN(4),
    /** "Dedetização sexta", "unclog the sink": words that this vocabulary does not have, with a time or an object. */
    OTHER(2),
    /** Nothing that could be one. */
    NONE(0);

    private final int weight;

    Opening(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    boolean isNoun() {
        return this == NOUN || this == OTHER;
    }
}
