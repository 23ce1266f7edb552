package io.sparkone.api.interpretation;

import java.util.function.Predicate;

/** What speaks against a message being a command to the assistant, and how much: see {@link Evidence}. */
enum Sign {
    /** "Comprar pão?" */
    QUESTION(9, heard -> !heard.isMarked() && heard.isQuestion()),
    /** "Tenho que pagar hoje?": but "me lembra de pagar?" is a polite command. */
    WONDERING(7, heard -> heard.isMarked() && heard.isQuestion() && heard.isNeed()),
    /** "Note to self: culture has gone too far" */
    TOLD_TO_ONESELF(6, heard -> heard.isMarked() && heard.isTellingOnly()),
    /** "Me lembra de você" */
    VAGUE(6, heard -> heard.isMarked() && heard.isVagueReminder()),
    /** "Should have called" */
    TOO_LATE(9, heard -> heard.isMarked() && heard.begins("too_late")),
    /** What only programs write. */
    CODE(9, heard -> !heard.isMarked() && heard.isCode()),
    /** "Não marque nada na sexta" */
    FORBIDDEN(9, heard -> !heard.isMarked() && heard.begins("forbidden")),
    /** "Tenho que admitir que gostei" */
    FELT(9, heard -> heard.isMarked() && heard.isNeed() && heard.begins("felt")),
    /** "Remind me never to drink again" */
    NEVER(9, heard -> heard.isMarked() && heard.begins("never")),
    /** "I have to work on Saturday, ugh" */
    SIGHED(9, heard -> (!heard.isMarked() || heard.isNeed()) && heard.isSighing()),
    /** "Lavar à mão, não usar alvejante": what instructions say. */
    FORBIDDING(3, heard -> !heard.isMarked() && heard.isForbidding()),
    /** Lines of a song. */
    SUNG(9, heard -> !heard.isMarked() && heard.isSung()),
    /** "Reunião foi ótima", "dormir é bom": told of, not asked for. */
    TOLD(9, heard -> !heard.isMarked() && heard.isTold()),
    /** "Aula cancelada hoje": a noun, and what became of it. */
    BECAME(9, heard -> heard.opening().isNoun() && heard.hasBecome()),
    /** "A reunião de ontem" */
    PAST(9, heard -> heard.opening().isNoun() && heard.isPast()),
    /** "kkkk", "haha" */
    LAUGHTER(9, heard -> !heard.isMarked() && heard.isLaughing()),
    /** The words of adverts, chain letters and notices. */
    PUBLIC(2, heard -> !heard.isMarked() && heard.request().audience().isPublic()),
    /** "Your", "você": it speaks to its reader. */
    TO_READER(1, heard -> !heard.isMarked() && heard.request().audience().isToReader()),
    /** Somebody is or does something in it: "ele vai …", "it's going to …". */
    TELLING(2, heard -> !heard.isMarked() && heard.isTelling()),
    /** "Senado vota reforma", "parece que chove": a sentence, where only a few words could be a task. */
    SENTENCE(2, heard -> heard.opening() == Opening.OTHER && heard.isSentence()),
    /** "Wake me up when September ends": which nothing here can watch for. */
    CONDITIONAL(1, heard -> heard.opening() == Opening.VERB && heard.isConditional()),
    /** "Talvez reunião amanhã" */
    HESITANT(2, heard -> !heard.isMarked() && heard.isHesitant()),
    /** "Watch the finale tonight": how adverts and invitations begin. */
    INVITING(1, heard -> heard.opening() == Opening.VERB && heard.begins("inviting")),
    /** "Marca na sexta, ou no sábado, não sei": whoever asks does not know what for. */
    UNSURE(6, heard -> heard.isMarked() && heard.isUnsure()),
    /** "A tarefa do professor", not "uma tarefa": one that is there already, or somebody else's. */
    DEFINITE(2, heard -> heard.opening() == Opening.NAMED && heard.isDefinite()),
    /** "Tarefa dada é tarefa cumprida": a name, and nothing to do. */
    MERELY_NAMED(2, heard -> heard.opening() == Opening.NAMED && heard.isMerelyNamed()),
    /** Nobody notes as much in one sentence. */
    LONG(1, heard -> !heard.isMarked() && heard.isLong()),
    /** "CULTO quinta 19h30 NA IGREJA": as notices are written. */
    SHOUTED(1, heard -> heard.opening().isNoun() && heard.isShouted()),
    /** "Almoço de domingo!", "wake up, America!" */
    EXCLAIMED(1, heard -> !heard.isMarked() && heard.isExclaimed()),
    /** "Fatura no valor de R$ 342,18": a price, a link, a long number. */
    FIGURES(1, heard -> heard.isNoun() && heard.hasFigures()),
    /** "Almoço hoje: feijoada": a title, and what is said of it. */
    ANNOUNCED(1, heard -> (heard.opening().isNoun() || heard.opening() == Opening.NOTICE) && heard.isAnnounced()),
    /** "Vai ter rodízio hoje": not said of oneself. */
    IMPERSONAL(1, heard -> heard.opening() == Opening.NOTICE && heard.isImpersonal()),
    /** "'Comprar é viver'": somebody else's words. */
    QUOTED(2, heard -> !heard.isMarked() && heard.isQuoted());

    private final int weight;
    private final Predicate<Evidence> isThere;

    Sign(int weight, Predicate<Evidence> isThere) {
        this.weight = weight;
        this.isThere = isThere;
    }

    int weight() {
        return weight;
    }

    boolean isIn(Evidence evidence) {
        return isThere.test(evidence);
    }
}
