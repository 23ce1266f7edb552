package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model makes of a message that the grammar does not understand: shown, and made as it was shown or as corrected. */
class DraftTest {

    private static final FollowUps FOLLOW_UPS = new FollowUps(new GrammarInterpreter());
    /** A Wednesday at noon. */
    private static final ZonedDateTime NOW = Corpus.NOW.with(LocalTime.NOON);
    /** Its title has a day and a time of its own, which no answer may change. */
    private static final String TITLE = "comprar o jornal de domingo às 8h";

    @ParameterizedTest
    @EnumSource
    void yesMakesWhatWasShownAtEveryMinuteOfADay(Language language) {
        assertThat(IntStream.range(0, 24 * 60).mapToObj(minute -> NOW.plusDays(1).with(LocalTime.MIN)
                .plusMinutes(minute)).map(due -> task(language, new When(due, false))))
                .allSatisfy(task -> assertThat(answered(task, "yes")).isEqualTo(task));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim", "pode", "👍", "ok", "sim, pode criar"})
    void yesMakesItInWhateverWords(String yes) {
        Interpretation.CreateTask task = task(Language.PORTUGUESE, null);

        assertThat(answered(task, yes)).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"não", "no", "deixa pra lá"})
    void noDropsIt(String no) {
        assertThat(answered(task(Language.PORTUGUESE, null), no)).isInstanceOf(Interpretation.Forget.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2030-01-02T00:00 | 2030-01-03T00:00 | true  | sim            | 2030-01-02T00:00 | 2030-01-03T00:00
            2030-01-02T00:00 | 2030-01-06T00:00 | true  | sim            | 2030-01-02T00:00 | 2030-01-06T00:00
            2030-01-02T00:00 | 2030-01-06T00:00 | true  | sim, mas 5/1/2030 | 2030-01-05T00:00 | 2030-01-09T00:00
            2030-01-02T00:00 | 2030-01-06T00:00 | true  | sim, mas às 10h   | 2030-01-02T10:00 |
            2030-01-02T14:00 | 2030-01-02T15:30 | false | sim            | 2030-01-02T14:00 | 2030-01-02T15:30
            2030-01-02T22:00 | 2030-01-04T02:00 | false | sim            | 2030-01-02T22:00 | 2030-01-04T02:00
            2030-01-02T14:00 | 2030-01-02T15:30 | false | sim, mas 5/1/2030 | 2030-01-05T14:00 | 2030-01-05T15:30
            2030-01-02T14:00 | 2030-01-02T15:30 | false | sim, mas às 16h   | 2030-01-02T16:00 | 2030-01-02T17:30
            2030-01-02T14:00 | 2030-01-02T15:30 | false | sim, mas das 16h às 17h | 2030-01-02T16:00 | 2030-01-02T17:00
            2030-01-02T14:00 |                  | false | sim            | 2030-01-02T14:00 |
            2030-01-02T14:00 |                  | false | sim, mas amanhã | 2026-11-19T14:00 |
            """)
    void eventKeepsItsLengthUnlessTheAnswerSaysAnother(LocalDateTime start, LocalDateTime end, boolean wholeDay,
            String answer, LocalDateTime newStart, LocalDateTime newEnd) {
        Interpretation.CreateEvent event = new Interpretation.CreateEvent(Language.PORTUGUESE, TITLE, null,
                new When(zoned(start), wholeDay), zoned(end), "centro", Priority.HIGH, null);

        Interpretation.CreateEvent made = (Interpretation.CreateEvent) answered(event, answer);

        assertThat(made).isEqualTo(new Interpretation.CreateEvent(Language.PORTUGUESE, TITLE, null,
                new When(zoned(newStart), newEnd == null ? false : wholeDay), zoned(newEnd), "centro", Priority.HIGH,
                null));
    }

    @Test
    void otherTimeAloneIsShownAgainAndThenMade() {
        When friday = new When(zoned(LocalDateTime.of(2026, 11, 20, 17, 0)), false);
        Understood shown = follow(guessed(task(Language.PORTUGUESE, friday)), "sábado");

        assertThat(shown.wish()).isEqualTo(new Interpretation.Confirm(Language.PORTUGUESE,
                task(Language.PORTUGUESE, new When(friday.at().plusDays(1), false))));
        assertThat(follow(shown, "sim").wish())
                .isEqualTo(((Interpretation.Confirm) shown.wish()).wish());
    }

    @Test
    void doubtfulCorrectionIsAskedAboutAndNothingIsForgotten() {
        When friday = new When(zoned(LocalDateTime.of(2026, 11, 20, 17, 0)), false);
        Understood asked = follow(guessed(task(Language.PORTUGUESE, friday)), "sim, mas às 3");

        assertThat(asked.wish()).isEqualTo(
                new Interpretation.Question(Language.PORTUGUESE, Doubt.AMBIGUOUS_HOUR, TITLE));
        Understood shown = follow(asked, Doubt.AMBIGUOUS_HOUR, "15h");
        assertThat(follow(shown, "sim").wish())
                .isEqualTo(task(Language.PORTUGUESE, new When(friday.at().withHour(15), false)));
    }

    @Test
    void taskThatGetsATimeByTheAnswerIsDueThen() {
        assertThat(answered(task(Language.ENGLISH, null), "yes but tomorrow at 5pm"))
                .isEqualTo(task(Language.ENGLISH, new When(NOW.plusDays(1).withHour(17), false)));
    }

    @Test
    void yesThatComesAfterTheTimeIsAskedAbout() {
        Understood shown = guessed(task(Language.PORTUGUESE, new When(NOW.plusMinutes(5), false)));
        OpenQuestion open = FOLLOW_UPS.open(shown, Doubt.IS_WISH, List.of()).orElseThrow();

        assertThat(FOLLOW_UPS.read(new Utterance("sim", NOW.plusMinutes(7), null), open, null).wish())
                .isEqualTo(new Interpretation.Question(Language.PORTUGUESE, Doubt.PAST, TITLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talvez", "amanhã é feriado", "comprar pão", "sim comprar pão"})
    void whatIsNoAnswerMakesNothingOfIt(String text) {
        assertThat(answered(task(Language.PORTUGUESE, null), text))
                .isEqualTo(new GrammarInterpreter().interpret(says(text)));
    }

    private static Interpretation answered(Interpretation guess, String answer) {
        return follow(guessed(guess), answer).wish();
    }

    private static Understood guessed(Interpretation guess) {
        return Understood.guessed(guess, says("nobody understands this"));
    }

    private static Understood follow(Understood shown, String answer) {
        return follow(shown, Doubt.IS_WISH, answer);
    }

    private static Understood follow(Understood shown, Doubt doubt, String answer) {
        return FOLLOW_UPS.read(says(answer), FOLLOW_UPS.open(shown, doubt, List.of()).orElseThrow(), null);
    }

    private static Interpretation.CreateTask task(Language language, When due) {
        return new Interpretation.CreateTask(language, TITLE, null, due, Priority.LOW, null, "centro");
    }

    private static Utterance says(String text) {
        return new Utterance(text, NOW, null);
    }

    private static ZonedDateTime zoned(LocalDateTime local) {
        return local == null ? null : local.atZone(NOW.getZone());
    }
}
