package io.sparkone.api.interpretation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether a message is a command to the assistant: what its {@link Opening} weighs, without the {@link Sign signs}
 * against it. A mistake in either direction costs one word, a "yes", as long as it is asked about; so the vocabulary
 * need not be complete.
 *
 * @param marker
 *            the words that only ask, or null
 * @param core
 *            the message without its times and those words
 * @param said
 *            the token of the core after the words with which the message opens
 */
record Evidence(Request request, Opening opening, Match marker, Sentence core, int said) {

    enum Verdict {
        /** Made at once. */
        COMMAND,
        /** Shown first, and made when the writer says yes. */
        PERHAPS,
        /** Not understood. */
        NONE
    }

    /** After which a past form tells: "task failed". */
    private static final Set<Opening> SHORT = EnumSet.of(Opening.OTHER, Opening.NAMED);
    private static final Set<Opening> PLAINEST = EnumSet.of(Opening.OWN_VERB, Opening.VERB, Opening.NOUN);
    private static final String SENTENCE_ENDS = ".!?;…:\"“”«»";
    /** In words, without its times. */
    private static final int LONGEST_PLAN = 12;
    /** In words. */
    private static final int LONGEST_ERRAND = 9;
    /** In letters. */
    private static final int LONGEST_ABBREVIATION = 3;
    private static final int ENOUGH = 4;
    private static final int PERHAPS = 2;
    /** In words, with its times. */
    private static final int LONGEST = 18;
    private static final int LONG_NUMBER = 5;
    /** Fewer words in capitals are a name. */
    private static final int SHOUTED = 3;
    private static final int LABEL_WITHIN = 4;
    private static final Pattern CODE = Pattern
            .compile(
                    "[{}]|</|/>|==|=>|\\(\\)|;\\s*--|&&|\\|\\||(?i)\\b(?:select|delete) .*\\bfrom\\b|\\bdrop table\\b");
    /** Of one word, in small letters. */
    static final Pattern LAUGHTER = Pattern
            .compile("[😂🤣💀😅😆]+|k{3,}|(?:ha){2,}h?|(?:rs){2,}|(?:he){2,}|lo+l|lmao|rofl");
    private static final Pattern SONG = Pattern.compile("[🎶🎵🎼♪♫♬]");
    private static final Pattern PRICE = Pattern.compile("[$€£%]");
    private static final Pattern QUOTED = Pattern.compile("(?s)\\s*[\"“«].+[\"”»]\\W*");

    Verdict verdict() {
        int against = Arrays.stream(Sign.values()).filter(sign -> sign.isIn(this)).mapToInt(Sign::weight).sum();
        int left = opening.weight() - against;
        return left >= ENOUGH && isPlain() ? Verdict.COMMAND : left >= PERHAPS ? Verdict.PERHAPS : Verdict.NONE;
    }

    /** What does not say that it asks for something is only done at once where it is in its plainest form. */
    private boolean isPlain() {
        if (isMarked() && isNeed() && marker.section().equals("mark_task")) {
            return isWork();
        }
        if (!PLAINEST.contains(opening)) {
            return true;
        }
        if (begins("assistant_verb") || has("for_writer") || opening != Opening.NOUN && request.isAskedOfAssistant()) {
            return false; // "cancel Anna", "confirma presença pra mim": of what is in the calendar, or for somebody else to do
        }
        if (opening == Opening.VERB && !isNoun() && book().starts(core, 1, "no_object")) {
            return false; // "order of service, Sunday 10am"
        }
        boolean brief = isTimed() || request.findings(request.sentence()).priority() != null
                ? core.words() <= LONGEST_PLAN
                : isErrand() && core.words() <= LONGEST_ERRAND;
        return brief && !isTelling() && !book().has(core, "tag")
                && IntStream.range(1, core.size() - 1).noneMatch(this::endsSentence);
    }

    /** "I have to pay the rent", not "I have to work tomorrow" or "we need to talk": others are told so, too. */
    private boolean isWork() {
        return (isTimed() || isErrand()) && core.words() > 1 && !request.audience().isToReader();
    }

    /** "Pay the rent", not "go figure" or "feed the birds, tuppence a bag". */
    private boolean isErrand() {
        boolean things = IntStream.range(1, core.size()).filter(i -> core.is(i, ","))
                .allMatch(i -> begins("shopping") && !book().starts(core, i + 1, "starts_task"));
        return begins("errand") && things;
    }

    /** Not "v2.1", "dr. Lee", "comprar: leite", "local: centro". */
    private boolean endsSentence(int at) {
        if (core.is(at, ":") && (at == 1 || book().starts(core, at - 1, "place_label"))) {
            return false;
        }
        return core.at(at).isMark() && SENTENCE_ENDS.contains(core.at(at).folded()) && !core.at(at + 1).glued()
                && core.at(at - 1).folded().length() > LONGEST_ABBREVIATION;
    }

    boolean isMarked() {
        return opening == Opening.MARKED;
    }

    boolean begins(String section) {
        return book().starts(core, 0, section);
    }

    boolean isQuestion() {
        return request.sentence().endsWithQuestionMark();
    }

    /** "I have to", not "remind me to". */
    boolean isNeed() {
        return marker != null && book().starts(request.sentence(), marker.from(), "need");
    }

    boolean isCode() {
        return CODE.matcher(core.source()).find();
    }

    boolean isTold() {
        int from = opening == Opening.NOUN ? 0 : said; // "odeio reunião"
        return IntStream.rangeClosed(from, said + 1).anyMatch(this::isFinite);
    }

    boolean isSighing() {
        return has("sigh");
    }

    boolean isUnsure() {
        return has("unsure");
    }

    boolean isDefinite() {
        return marker != null && marker.length() > 1;
    }

    boolean isForbidding() {
        return has("forbidden");
    }

    boolean isMerelyNamed() {
        return !isTimed() && !book().starts(core, 0, "starts_task");
    }

    private boolean isTimed() {
        return request.findings(request.sentence()).hasTime();
    }

    boolean isSung() {
        return core.tokens().stream().anyMatch(token -> SONG.matcher(token.folded()).matches());
    }

    /** Not "ask Paula if she is coming", "check if it is open". */
    boolean isConditional() {
        return !begins("reports")
                && IntStream.range(said + 1, core.size()).anyMatch(i -> book().starts(core, i, "condition"));
    }

    boolean hasBecome() {
        return IntStream.range(1, core.size()).takeWhile(i -> !book().starts(core, i, "topic"))
                .anyMatch(i -> book().starts(core, i, "became"));
    }

    boolean isPast() {
        return request.scheduler().claims(request.findings(request.sentence())).stream()
                .anyMatch(claim -> claim.day() != null && claim.day().isBefore(request.now().toLocalDate()));
    }

    boolean isHesitant() {
        return has("hesitant");
    }

    boolean isLaughing() {
        return core.tokens().stream().anyMatch(token -> LAUGHTER.matcher(token.folded()).matches());
    }

    /** Up to where another thought is reported: "ask Paula whether she is coming". */
    boolean isTelling() {
        int from = opening.isNoun() ? 0 : said;
        boolean headline = book().starts(core, said, "headline")
                || core.has(said) && isThirdPerson(said) && book().starts(core, said + 1, "subordinate");
        return headline || !begins("reports") && IntStream.range(from, core.size())
                .takeWhile(i -> !book().starts(core, i, "subordinate")).anyMatch(this::tells);
    }

    /** "Me lembra de você", "não esqueça o guarda-chuva": what is to be done, and when, it does not say. */
    boolean isVagueReminder() {
        Sentence sentence = request.sentence();
        boolean asked = marker != null && book().starts(sentence, marker.from(), "reminding")
                && !book().starts(sentence, marker.to() - 1, "to_do_what");
        return asked && !isTimed() && !begins("starts_task") && request.findings(sentence).priority() == null;
    }

    /** The second word of "build failed", either of "cancelled trains again". */
    private boolean isOpeningOfTale(int at) {
        return SHORT.contains(opening) && at < 2 || opening == Opening.VERB && at == 1;
    }

    /** Nothing to do, and no time for it. */
    boolean isTellingOnly() {
        return !isTimed() && isTelling();
    }

    private boolean tells(int at) {
        boolean subject = book().starts(core, at, "subject") && !book().starts(core, at - 1, "recipient", "dangling");
        return subject || isObjectOfFinite(at) || isFinite(at)
                || core.at(at).isWord() && !isName(at) && !book().starts(core, at, "not_told")
                        && (ends(at, "told_ending") || isOpeningOfTale(at) && ends(at, "told_opening_ending"));
    }

    /** "… me deixa sem dormir", not "… me ligar" */
    private boolean isObjectOfFinite(int at) {
        return at > 0 && core.has(at + 1) && core.at(at + 1).isWord() && book().starts(core, at, "object_pronoun")
                && book().values("verb_ending").stream().noneMatch(core.at(at + 1).folded()::endsWith);
    }

    /** "Tadeu", which ends like "comeu". */
    private boolean isName(int at) {
        return at > 0 && Character.isUpperCase(core.part(at, at + 1).text().charAt(0));
    }

    /** A word that is a noun, too: "invoice". */
    boolean isNoun() {
        return opening.isNoun() || opening == Opening.VERB && begins("task_noun");
    }

    boolean isSentence() {
        boolean joined = IntStream.range(1, core.size()).anyMatch(i -> book().starts(core, i, "subordinate")
                || core.at(i).isMark() && ",!;.".contains(core.at(i).folded()));
        return joined || isThirdPerson(0) || IntStream.range(1, core.size() - 1) // "beard trim"
                .anyMatch(i -> isVerb(i) && !book().starts(core, i - 1, "recipient", "determiner"));
    }

    private boolean isVerb(int at) {
        boolean noun = book().starts(core, at, "noun_too") && !book().starts(core, at + 1, "determiner");
        return book().starts(core, at, "verb") && !noun || isThirdPerson(at);
    }

    /** "Votes" like "vote". */
    private boolean isThirdPerson(int at) {
        Token word = core.at(at);
        return book().values("third_person_ending").stream()
                .filter(word.folded()::endsWith)
                .map(end -> word.folded().substring(0, word.folded().length() - end.length()))
                .anyMatch(stem -> book().starts(new Sentence(core.source(), List.of(word.as(stem))), 0, "verb"));
    }

    boolean isLong() {
        return request.sentence().words() > LONGEST;
    }

    boolean isShouted() {
        List<String> words = core.tokens().stream().filter(Token::isWord)
                .map(token -> core.source().substring(token.start(), token.end())).toList();
        return words.size() >= SHOUTED
                && words.stream().limit(SHOUTED).allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)));
    }

    boolean isExclaimed() {
        Sentence sentence = request.sentence();
        return sentence.is(sentence.size() - 1, "!") && !sentence.is(sentence.size() - 2, "!");
    }

    boolean hasFigures() {
        return PRICE.matcher(core.text()).find() || core.tokens().stream()
                .anyMatch(token -> token.digits() >= LONG_NUMBER || token.folded().startsWith("http"));
    }

    boolean isAnnounced() {
        int label = label(book(), core);
        return label > 0 && core.from(label).hasWords();
    }

    /** Where the colon after a few words stands; 0 where there is none, or it names a place. */
    static int label(PhraseBook book, Sentence core) {
        return IntStream.range(1, Math.min(LABEL_WITHIN, core.size()))
                .filter(i -> core.is(i, ":") && core.at(i - 1).isWord() && !book.starts(core, i - 1, "place_label"))
                .findFirst().orElse(0);
    }

    boolean isImpersonal() {
        return marker != null && book().starts(request.sentence(), marker.from(), "impersonal");
    }

    boolean isQuoted() {
        return QUOTED.matcher(core.source()).matches();
    }

    /** "É" has to keep its accent: without it, it is the "e" of "almoço e jantar". */
    private boolean isFinite(int at) {
        return book().starts(core, at, "finite") || core.has(at) && core.part(at, at + 1).text().equalsIgnoreCase("é");
    }

    private boolean has(String section) {
        return book().has(core, section);
    }

    private boolean ends(int at, String section) {
        return book().values(section).stream().anyMatch(core.at(at).folded()::endsWith);
    }

    private PhraseBook book() {
        return request.book();
    }
}
