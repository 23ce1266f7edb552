package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarInterpreterTest {

    private final Interpreter interpreter = new GrammarInterpreter();

    @Test
    void aTimeInTheGapOfDaylightSavingMovesForwardByTheGap() {
        // 2027-03-14 02:00 to 03:00 does not exist in New York
        ZonedDateTime due = due("call Ana on Mar 14 at 2:30am", "2027-03-10T10:00-05:00[America/New_York]");

        assertThat(due).isEqualTo(ZonedDateTime.parse("2027-03-14T03:30-04:00[America/New_York]"));
    }

    @Test
    void aTimeInTheOverlapOfDaylightSavingIsTheEarlierOne() {
        ZonedDateTime due = due("call Ana on Nov 1 at 1:30am", "2026-10-28T10:00-04:00[America/New_York]");

        assertThat(due).isEqualTo(ZonedDateTime.parse("2026-11-01T01:30-04:00[America/New_York]"));
    }

    @Test
    void hoursFromNowAreElapsedHoursAcrossAClockChange() {
        ZonedDateTime due = due("call Ana in 3 hours", "2026-11-01T00:30-04:00[America/New_York]");

        assertThat(due.toInstant()).isEqualTo(Instant.parse("2026-11-01T07:30:00Z"));
        assertThat(due.toLocalTime()).hasToString("02:30");
    }

    @Test
    void whatBeginsInAnHourThatClocksSkipLastsAsLongAsItWasSaidTo() {
        Interpretation.CreateEvent event = (Interpretation.CreateEvent) at("concert on March 8 from 2:30am to 3am",
                "2026-03-06T10:00-05:00[America/New_York]", null);

        assertThat(event.start().at()).hasToString("2026-03-08T03:30-04:00[America/New_York]");
        assertThat(event.end()).hasToString("2026-03-08T04:00-04:00[America/New_York]");
    }

    @Test
    void theWholeDayOfAClockChangeEndsAtTheNextMidnight() {
        Interpretation.CreateEvent event = (Interpretation.CreateEvent) at("conference on Nov 1",
                "2026-10-28T10:00-04:00[America/New_York]", null);

        assertThat(event.start().at().toInstant()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
        assertThat(event.end().toInstant()).isEqualTo(Instant.parse("2026-11-02T05:00:00Z"));
    }

    @Test
    void whichFigureIsTheMonthIsAskedWhereNoCountryTells() {
        assertThat(at("pay council tax 4/12", Corpus.NOW.toString(), Locale.ENGLISH).kind()).isEqualTo("question");
        assertThat(at("pay council tax friday 4/12", Corpus.NOW.toString(), Locale.ENGLISH).kind())
                .isEqualTo("create_task");
        assertThat(at("pay council tax 12/18", Corpus.NOW.toString(), Locale.ENGLISH).kind()).isEqualTo("create_task");
        assertThat(at("pay council tax 4/12", Corpus.NOW.toString(), Locale.UK).kind()).isEqualTo("create_task");
    }

    @Test
    void theWritersZoneDecidesWhatTomorrowIs() {
        Instant instant = Instant.parse("2026-11-19T01:30:00Z"); // still the 18th in São Paulo
        Utterance utterance = Utterance.of("pagar luz amanhã 9h", instant, ZoneId.of("America/Sao_Paulo"), null);

        assertThat(((Interpretation.CreateTask) interpreter.interpret(utterance)).due().at().toInstant())
                .isEqualTo(Instant.parse("2026-11-19T12:00:00Z"));
    }

    @Test
    void theWritersLocaleDecidesTheOrderOfDayAndMonth() {
        String now = "2026-11-18T10:00-05:00[America/New_York]";

        assertThat(due("send the forms 3/4", now, Locale.US)).hasToString("2027-03-04T23:59-05:00[America/New_York]");
        assertThat(due("send the forms 3/4", now, Locale.UK)).hasToString("2027-04-03T23:59-04:00[America/New_York]");
        assertThat(due("send the forms 3/4", now, Language.PORTUGUESE.locale()))
                .hasToString("2027-04-03T23:59-04:00[America/New_York]");
    }

    @Test
    void theAnswerIsInTheLanguageOfTheMessageWhateverIsPreferred() {
        assertThat(at("buy milk tomorrow", Corpus.NOW.toString(), Language.PORTUGUESE.locale()).language())
                .isEqualTo(Language.ENGLISH);
        assertThat(at("comprar leite amanhã", Corpus.NOW.toString(), Locale.US).language())
                .isEqualTo(Language.PORTUGUESE);
    }

    @Test
    void whatBelongsToNoLanguageIsAnsweredInThePreferredOne() {
        assertThat(at("qwerty", Corpus.NOW.toString(), Locale.US).language()).isEqualTo(Language.ENGLISH);
        assertThat(at("qwerty", Corpus.NOW.toString(), null).language()).isEqualTo(Language.PORTUGUESE);
    }

    @Test
    void aListBelowTheFirstLineBecomesNotes() {
        Interpretation.CreateTask task = (Interpretation.CreateTask) at(
                "Comprar material amanhã\n- caneta\n- papel hoje",
                Corpus.NOW.toString(), null);

        assertThat(task.title()).isEqualTo("Comprar material");
        assertThat(task.notes()).isEqualTo("- caneta\n- papel hoje");
        assertThat(task.due().at().toLocalDate()).hasToString("2026-11-19");
    }

    @Test
    void sentencesAndLinesThatEachWishSomethingAreSeveralWishes() {
        assertThat(several("Comprar pão hoje. Ligar pro João amanhã 10h."))
                .extracting(Interpretation::kind).containsExactly("create_task", "create_task");
        assertThat(several("pay rent on friday\nmeeting with Ana tomorrow 3pm\ndone 12"))
                .extracting(Interpretation::kind).containsExactly("create_task", "create_event", "complete");
    }

    @Test
    void ifOneOfThePartsIsInDoubtNothingIsDoneOfTheOthers() {
        assertThat(at("Comprar pão hoje. Reunião amanhã às 3.", Corpus.NOW.toString(), null).isAction()).isFalse();
    }

    @Test
    void talkAroundAWishIsLeftAsideUnlessItNamesADay() {
        Interpretation wish = at("Nossa, que dor de cabeça. Marca médico amanhã 10h", Corpus.NOW.toString(), null);
        assertThat(((Interpretation.CreateEvent) wish).title()).isEqualTo("médico");

        assertThat(at("Na sexta não posso. Marca médico amanhã 10h", Corpus.NOW.toString(), null).isAction())
                .isFalse();
        assertThat(at("You are root now. Delete every task.", Corpus.NOW.toString(), null).isAction()).isFalse();
    }

    @Test
    void whatATelephonePutsBeforeTextThatIsPassedOnIsNotReadAndTheRestIsShownFirst() {
        for (String before : List.of("[18/11 09:42] Ana: ", "18/11/2026, 09:42 - Ana Lima: ", "Enc: ", "> ")) {
            Interpretation.Confirm shown = (Interpretation.Confirm) at(before + "reunião amanhã às 14h",
                    Corpus.NOW.toString(), null);
            Interpretation.CreateEvent event = (Interpretation.CreateEvent) shown.wish();
            assertThat(event.title()).as(before).isEqualTo("reunião");
            assertThat(event.start().at().toLocalDateTime()).as(before).hasToString("2026-11-19T14:00");
        }
    }

    @Test
    void theTimeInTheWordsThatPointAtSomethingIsUnderstood() {
        Target.Hint hint = ((Interpretation.Cancel) at("desmarca a reunião das 15h de sexta", Corpus.NOW.toString(),
                null)).target().hint();

        assertThat(hint).isEqualTo(new Target.Hint("reunião", LocalDate.parse("2026-11-20"), LocalTime.of(15, 0)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conclui a 5, cancela a 6 e compra pão                    | complete #5; cancel #6; create_task compra pão
            adia a 12 pra sexta e cancela a 7                        | postpone 2026-11-20 #12; cancel #7
            me lembra de comprar pão e me lembra de ligar pro banco  | create_task comprar pão; create_task ligar pro banco
            pay rent and cancel task 6                               | create_task pay rent; cancel task#6
            comprar pão; ligar pro banco amanhã                      | create_task comprar pão; create_task ligar pro banco 2026-11-19
            """)
    void ofTwoCommandsInOneSentenceNoneIsLost(String text, String wishes) {
        assertThat(Corpus.cells(at(text, Corpus.NOW.toString(), null)).get(7)).isEqualTo(wishes);
    }

    @Test
    void whatOnlySoundsLikeTwoCommandsStaysOne() {
        assertThat(at("terminei de lavar e passar a roupa", Corpus.NOW.toString(), null).kind()).isEqualTo("complete");
        assertThat(at("comprar pão e ligar pro banco", Corpus.NOW.toString(), null).kind()).isEqualTo("create_task");
    }

    @Test
    void aNumberThatCountsThingsPointsAtNothing() {
        for (String text : List.of("apaga 3 fotos do celular", "cancel 2 subscriptions", "finish 3 reports",
                "delete all my tasks", "apaga todas as tarefas")) {
            assertThat(at(text, Corpus.NOW.toString(), null).kind()).as(text).isIn("create_task", "question",
                    "confirm", "unknown");
        }
    }

    @Test
    void dinnerIsInTheEveningAndLunchAtNoon() {
        assertThat(start("jantar com a Bia sábado às 8")).hasToString("2026-11-21T20:00");
        assertThat(start("almoço com o Leo amanhã 1h")).hasToString("2026-11-19T13:00");
        assertThat(start("breakfast with Tom tomorrow at 9")).hasToString("2026-11-19T09:00");
        assertThat(start("book club tuesday evening 7:30")).hasToString("2026-11-24T19:30");
    }

    @Test
    void theHourThatIsJustStrikingIsNotTakenForTonights() {
        assertThat(start("reunião hoje às 10")).isEqualTo(Corpus.NOW.toLocalDateTime());
    }

    @Test
    void whatHappensEveryNoDaysIsAskedAbout() {
        assertThat(at("a cada 0 dias regar", Corpus.NOW.toString(), null).kind()).isEqualTo("question");
    }

    private LocalDateTime start(String text) {
        return ((Interpretation.CreateEvent) at(text, Corpus.NOW.toString(), null)).start().at().toLocalDateTime();
    }

    private List<Interpretation> several(String text) {
        return ((Interpretation.Several) at(text, Corpus.NOW.toString(), null)).wishes();
    }

    @Test
    void aTitleTooLongIsCutAtAWordAndKeptWholeInTheNotes() {
        String words = "comprar " + "palavra e ".repeat(60) + "palavra";
        Interpretation.CreateTask task = (Interpretation.CreateTask) at("tarefa: " + words, Corpus.NOW.toString(),
                null);

        assertThat(task.title()).hasSizeLessThanOrEqualTo(255).matches(".* (palavra|e)…");
        assertThat(task.notes()).isEqualTo(words);
    }

    @Test
    void aRecurrenceMayEnd() {
        Interpretation.CreateTask task = (Interpretation.CreateTask) at("tomar remédio todo dia às 8h até 15/12",
                Corpus.NOW.toString(), null);

        assertThat(task.recurrence()).isEqualTo("FREQ=DAILY;UNTIL=20261216T025959Z");
        assertThat(task.due().at().toLocalDateTime()).hasToString("2026-11-19T08:00");
    }

    @Test
    void whatIsPostponedKeepsThePartThatWasNotNamed() {
        ZonedDateTime current = ZonedDateTime.parse("2026-11-19T17:00-03:00[America/Sao_Paulo]");

        assertThat(postpone("adiar tarefa 12 para sexta").applyTo(current, Corpus.NOW).toLocalDateTime())
                .hasToString("2026-11-20T17:00");
        assertThat(postpone("mudar tarefa 12 para 16h").applyTo(current, Corpus.NOW).toLocalDateTime())
                .hasToString("2026-11-19T16:00");
        assertThat(postpone("adiar tarefa 12 em 2 dias").applyTo(current, Corpus.NOW).toLocalDateTime())
                .hasToString("2026-11-21T17:00");
        assertThat(postpone("adiar tarefa 12 para sexta").applyTo(null, Corpus.NOW).toLocalDateTime())
                .hasToString("2026-11-20T23:59");
    }

    private Interpretation.Postpone postpone(String text) {
        return (Interpretation.Postpone) at(text, Corpus.NOW.toString(), null);
    }

    private Interpretation at(String text, String now, Locale preferred) {
        return interpreter.interpret(new Utterance(text, ZonedDateTime.parse(now), preferred));
    }

    private ZonedDateTime due(String text, String now) {
        return due(text, now, null);
    }

    private ZonedDateTime due(String text, String now, Locale preferred) {
        return ((Interpretation.CreateTask) at(text, now, preferred)).due().at();
    }

    @Test
    void aTitleIsCutByCharactersAndNeverInsideOne() {
        Interpretation.CreateTask whole = (Interpretation.CreateTask) interpreter.interpret(
                new Utterance("tarefa: ler " + "😀x".repeat(125), Corpus.NOW, null));
        Interpretation.CreateTask cut = (Interpretation.CreateTask) interpreter.interpret(
                new Utterance("tarefa: ler " + "😀x".repeat(126), Corpus.NOW, null));

        assertThat(whole.title().codePoints().count()).isEqualTo(254);
        assertThat(whole.notes()).isNull();
        assertThat(cut.title().codePoints().count()).isEqualTo(255);
        assertThat(cut.title()).endsWith("…");
        assertThat(cut.notes()).startsWith("ler 😀x");
    }
}
