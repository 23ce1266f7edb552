package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.interpretation.OpenQuestion.Option;

class FollowUpsTest {

    private static final GrammarInterpreter INTERPRETER = new GrammarInterpreter();
    private static final FollowUps FOLLOW_UPS = new FollowUps(INTERPRETER);
    private static final Pattern OPTIONS = Pattern.compile("(.*) ?\\[(.*)]");
    private static final Pattern OPTION = Pattern.compile("(TASK|EVENT) (\\d+) ?(.*)");

    record Dialogue(String first, String second, String expected) {
        @Override
        public String toString() {
            return first + " / " + second;
        }
    }

    static Stream<Dialogue> dialogues() {
        return Corpus.lines("dialogues.tsv").filter(line -> !line.startsWith("#") && !line.startsWith("language\t"))
                .map(line -> line.split("\t")).map(cells -> new Dialogue(cells[1], cells[2], cells[3]));
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void aMessageIsReadAfterTheOneBeforeIt(Dialogue dialogue) {
        Utterance second = says(dialogue.second());

        Understood understood = after(dialogue.first(), second);

        String alone = cells(INTERPRETER.interpret(second));
        assertThat(cells(understood.wish())).isEqualTo(dialogue.expected().equals("-") ? alone : dialogue.expected());
    }

    @Test
    void aSecondAnswerCompletesWhatTheFirstLeftOpen() {
        Understood first = FOLLOW_UPS.read(says("15h"), question("marcar reunião com Ana sexta às 25h", List.of()),
                null);
        Understood open = FOLLOW_UPS.read(says("às 3"), question("marcar reunião com Ana sexta às 25h", List.of()),
                null);

        Understood second = FOLLOW_UPS.read(says("da tarde"), question(open.text(), List.of()), null);

        assertThat(cells(first.wish())).isEqualTo("create_event reunião com Ana 2026-11-20T15:00");
        assertThat(cells(open.wish())).isEqualTo("question ambiguous_hour");
        assertThat(cells(second.wish())).isEqualTo("create_event reunião com Ana 2026-11-20T15:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"só a próxima", "todas", "a de terça"})
    void ofWhatRepeatsTheAnswerSaysHowMuchIsCancelled(String answer) {
        OpenQuestion open = new OpenQuestion("cancelar aula de violão", Doubt.WHICH_OCCURRENCE, Language.PORTUGUESE,
                List.of(new Option(Target.Kind.EVENT, 4, "aula de violão")), null, null, null);

        Interpretation.Cancel cancel = (Interpretation.Cancel) FOLLOW_UPS.read(says(answer), open, null).wish();

        assertThat(cancel.target().numbers()).containsExactly(4L);
        assertThat(cancel.extent() + " " + cancel.day())
                .isIn("NEXT null", "ALL null", "UNSAID 2026-11-24");
        assertThat(cancel.extent() == Interpretation.Extent.ALL).isEqualTo(answer.equals("todas"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            adiar evento 7 para sexta 16h | só esta        | postpone 2026-11-20T16:00 event#7 NEXT null
            adiar evento 7 para sexta     | a de quinta    | postpone 2026-11-20 event#7 UNSAID 2026-11-19
            adiar evento 7 2 horas        | todas          | postpone event#7 +PT2H ALL null
            postpone event 7 to 4pm       | only this one  | postpone T16:00 event#7 NEXT null
            postpone event 7 by 2 hours   | all            | postpone event#7 +PT2H ALL null
            """)
    void ofWhatRepeatsTheAnswerSaysHowMuchIsMoved(String first, String answer, String expected) {
        OpenQuestion open = question(first, Doubt.WHICH_OCCURRENCE,
                List.of(new Option(Target.Kind.EVENT, 7, "aula")));

        Interpretation.Postpone wish = (Interpretation.Postpone) FOLLOW_UPS.read(says(answer), open, null).wish();

        assertThat(cells(wish) + " " + wish.extent() + " " + wish.occurrence()).isEqualTo(expected);
    }

    @Test
    void yesMakesATaskOfWhatMayHaveBeenSaidToSomebodyElse() {
        OpenQuestion open = question("Compre com 50% até sexta!", List.of());

        assertThat(cells(FOLLOW_UPS.read(says("sim"), open, null).wish())).startsWith("create_task Compre com 50%");
        assertThat(FOLLOW_UPS.read(says("não"), open, null).wish()).isInstanceOf(Interpretation.Forget.class);
        assertThat(FOLLOW_UPS.read(says("talvez"), open, null).wish()).isInstanceOf(Interpretation.Unknown.class);
    }

    @Test
    void ofSeveralWishesTheOneInDoubtIsCompletedAndNoneIsLost() {
        OpenQuestion open = question("Comprar pão amanhã. Reunião com Ana amanhã às 3. Pagar a luz.", List.of());

        assertThat(open.text()).isEqualTo("Reunião com Ana amanhã às 3.");
        assertThat(cells(FOLLOW_UPS.read(says("15h"), open, null).wish()))
                .isEqualTo("several create_task Comprar pão 2026-11-19; create_event Reunião com Ana 2026-11-19T15:00; "
                        + "create_task Pagar a luz");
    }

    @Test
    void afterMidnightTheDayIsReckonedFromTheQuestion() {
        OpenQuestion open = question("reunião com Ana amanhã às 3", List.of());
        Utterance later = new Utterance("15h", Corpus.NOW.plusDays(1).withHour(0), null);

        assertThat(cells(FOLLOW_UPS.read(later, open, null).wish()))
                .isEqualTo("create_event reunião com Ana 2026-11-19T15:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            me lembra de ligar pra vó            | hoje às 19h          | postpone 2026-11-18T19:00 task#12
            me lembra de ligar pra vó            | dia 1 de dezembro    | postpone 2026-12-01 task#12
            me lembra de ligar pra vó            | amanhã, claro        | postpone 2026-11-19 task#12
            me lembra de ligar pra vó            | toda sexta           | unknown
            me lembra de ligar pra vó            | 15                   | unknown
            me lembra de ligar pra vó            | sim                  | courtesy
            remind me to pay Nadia back          | Friday               | postpone 2026-11-20 task#12
            remind me to pay Nadia back          | 5:15 pm              | postpone T17:15 task#12
            tarefa comprar gelo sábado           | 11h                  | postpone T11:00 task#12
            tarefa comprar gelo sábado           | domingo              | unknown
            tarefa comprar gelo sábado           | 11h de domingo       | unknown
            tarefa comprar gelo sábado às 10h    | 11h                  | unknown
            """)
    void aTimeThatIsWrittenNextIsThatOfWhatWasMadeWithoutOne(String first, String second, String expected) {
        Interpretation made = INTERPRETER.interpret(says(first));
        OpenQuestion open = FOLLOW_UPS
                .untold(made, new Target(Target.Kind.TASK, List.of(12L), null), Corpus.NOW.toInstant()).orElse(null);

        assertThat(cells(FOLLOW_UPS.read(says(second), open, null).wish())).isEqualTo(expected);
    }

    @Test
    void whatIsNotAskedIsNotDroppedByANo() {
        Target task = new Target(Target.Kind.TASK, List.of(12L), null);
        OpenQuestion open = FOLLOW_UPS
                .untold(INTERPRETER.interpret(says("me lembra de ligar pra vó")), task, Corpus.NOW.toInstant())
                .orElseThrow();

        assertThat(cells(FOLLOW_UPS.read(says("cancela"), open, task).wish())).isEqualTo("cancel task#12");
        assertThat(cells(FOLLOW_UPS.read(says("não, sexta"), open, task).wish()))
                .isEqualTo("postpone 2026-11-20 task#12");
    }

    @Test
    void theNumberOfDialoguesIsPrinted() {
        Stream.of("pt", "en").forEach(language -> System.out.printf("dialogues.tsv %s: %d%n", language,
                Corpus.lines("dialogues.tsv").filter(line -> line.startsWith(language + "\t")).count()));
        assertThat(dialogues().distinct().count()).isEqualTo(dialogues().count()).isGreaterThan(80);
    }

    private static Understood after(String first, Utterance second) {
        Matcher matcher = OPTIONS.matcher(first);
        boolean shown = matcher.matches();
        List<Option> options = shown ? options(matcher.group(2)) : List.of();
        String text = shown ? matcher.group(1).strip() : first;
        if (text.isEmpty()) {
            Target last = options.isEmpty() ? null : options.get(0).target();
            return FOLLOW_UPS.read(second, null, last);
        }
        return FOLLOW_UPS.read(second, question(text, options), null);
    }

    private static OpenQuestion question(String text, Doubt doubt, List<Option> options) {
        return FOLLOW_UPS.open(Understood.of(INTERPRETER.interpret(says(text)), says(text)), doubt, options)
                .orElseThrow();
    }

    private static OpenQuestion question(String text, List<Option> options) {
        Interpretation read = INTERPRETER.interpret(says(text));
        Doubt doubt = !options.isEmpty()
                ? Doubt.WHICH_ITEM
                : read instanceof Interpretation.Question question ? question.doubt() : Doubt.IS_WISH;
        return question(text, doubt, options);
    }

    private static List<Option> options(String text) {
        return Arrays.stream(text.split(", ")).map(OPTION::matcher).filter(Matcher::matches)
                .map(m -> new Option(Target.Kind.valueOf(m.group(1)), Long.parseLong(m.group(2)), m.group(3))).toList();
    }

    private static Utterance says(String text) {
        return new Utterance(text, Corpus.NOW, null);
    }

    private static String cells(Interpretation wish) {
        return Corpus.cells(wish).stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
    }
}
