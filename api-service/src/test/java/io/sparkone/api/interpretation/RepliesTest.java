package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepliesTest {

    private static final ZonedDateTime NOW = Corpus.NOW;

    private final Interpreter interpreter = new GrammarInterpreter();

    @Test
    void aNewTaskIsEchoedWithItsDateInPortuguese() {
        assertThat(created(12, "Criar tarefa pagar fornecedor segunda às 17h"))
                .isEqualTo("Tarefa 12: pagar fornecedor, seg 23/11 17:00");
    }

    @Test
    void aNewTaskIsEchoedWithItsDateInEnglish() {
        assertThat(created(12, "pay supplier monday 5pm")).isEqualTo("Task 12: pay supplier, Mon 23 Nov 17:00");
    }

    @Test
    void everythingUnderstoodIsEchoed() {
        assertThat(created(7, "reunião urgente com Ana toda quinta das 14h às 15h30 no escritório")).isEqualTo(
                "Evento 7: reunião com Ana, qui 19/11 14:00–15:30, toda semana (qui), local: escritório, prioridade urgente");
    }

    @Test
    void wholeDaysAreToldWithoutATime() {
        assertThat(created(1, "aniversário da Bia amanhã"))
                .isEqualTo("Evento 1: aniversário da Bia, qui 19/11 (dia todo)");
        assertThat(created(2, "viagem para Floripa de 10 a 15 de dezembro"))
                .isEqualTo("Evento 2: viagem para Floripa, qui 10/12 até ter 15/12");
        assertThat(created(3, "renovar passaporte ano que vem"))
                .isEqualTo("Tarefa 3: renovar passaporte, sex 01/01/2027");
    }

    @Test
    void howOftenSomethingHappensIsToldWholly() {
        assertThat(created(1, "toda primeira segunda do mês reunião geral às 9h"))
                .isEqualTo("Evento 1: reunião geral, seg 07/12 09:00, toda 1ª seg do mês");
        assertThat(created(2, "pagar a faculdade todo quinto dia útil"))
                .isEqualTo("Tarefa 2: pagar a faculdade, seg 07/12, todo 5º dia útil do mês");
        assertThat(created(3, "conferir extrato todo mês dia 15 às 10h"))
                .isEqualTo("Tarefa 3: conferir extrato, ter 15/12 10:00, todo dia 15 do mês");
        assertThat(created(4, "tomar remédio todo dia às 8h até 15/12"))
                .isEqualTo("Tarefa 4: tomar remédio, qui 19/11 08:00, todo dia até ter 15/12");
        assertThat(created(5, "book club last saturday of every month at 7pm"))
                .isEqualTo("Event 5: book club, Sat 28 Nov 19:00, every last Sat of the month");
        assertThat(created(7, "pagar aluguel todo dia 20 e 5 às 9h"))
                .isEqualTo("Tarefa 7: pagar aluguel, sex 20/11 09:00, todo dia 5, 20 do mês");
        assertThat(created(8, "stretch every 45 minutes until 6pm"))
                .isEqualTo("Task 8: stretch, Wed 18 Nov 10:45, every 45 minutes until Wed 18 Nov 18:00");
        assertThat(created(6, "feira do bairro reunião todo último sábado do mês às 8h"))
                .endsWith("sáb 28/11 08:00, todo último sáb do mês");
    }

    @Test
    void aQuestionSaysThatNothingWasWrittenDownAndHowToGoOn() {
        for (String text : List.of("reunião amanhã às 3", "reunião hoje 9h", "reunião amanhã às 25h",
                "entregar dia 10 ou 11")) {
            Interpretation.Question question = (Interpretation.Question) interpreter
                    .interpret(new Utterance(text, NOW, null));
            assertThat(Replies.in(question.language()).question(question)).as(text)
                    .containsIgnoringCase(text).containsIgnoringCase("não anotei").containsIgnoringCase("por exemplo");
        }
    }

    @Test
    void aTitleIsNeverReadAsAPattern() {
        assertThat(created(1234, "tarefa comprar {0} d'água %s ''")).isEqualTo("Tarefa 1234: comprar {0} d'água %s ''");
    }

    @Test
    void aQuestionNamesWhatRaisedIt() {
        Interpretation question = interpreter.interpret(new Utterance("pagar fornecedor 31/02", NOW, null));

        assertThat(Replies.in(question.language()).question((Interpretation.Question) question))
                .startsWith("Essa data não existe: «pagar fornecedor 31/02», por isso não anotei.");
    }

    @Test
    void aLongListIsCutAndSaysHowManyAreLeft() {
        List<Replies.Item> items = LongStream.rangeClosed(1, 23).mapToObj(i -> new Replies.Item(i, "t" + i, null))
                .toList();

        assertThat(Replies.in(Language.PORTUGUESE).tasks(items, NOW)).startsWith("Tarefas (23):\n1. t1\n")
                .endsWith("\n20. t20\n… e mais 3.");
        assertThat(Replies.in(Language.ENGLISH).events(List.of(), NOW)).isEqualTo("Nothing in the calendar.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyDoubtHasAQuestion(Language language) {
        for (Doubt doubt : EnumSet.complementOf(EnumSet.of(Doubt.IS_WISH, Doubt.TIME_UNASKED, Doubt.HOUR_UNASKED))) {
            String text = Replies.in(language).question(new Interpretation.Question(language, doubt, "x"));
            assertThat(text).as(doubt.name()).contains("?").doesNotContain("{");
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(bundle(Language.ENGLISH).keySet()).isEqualTo(bundle(Language.PORTUGUESE).keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theExamplesInTheHelpAreUnderstood(Language language) {
        List<String> lines = Replies.in(language).help().lines().filter(line -> line.startsWith("•")).toList();

        assertThat(lines).hasSizeGreaterThan(5).flatExtracting(line -> List.of(line.substring(2).split(" · ")))
                .allSatisfy(example -> {
                    Interpretation answer = interpreter.interpret(new Utterance(example, NOW, language.locale()));
                    assertThat(answer.kind()).as(example).isNotIn("unknown", "question");
                    assertThat(answer.language()).as(example).isEqualTo(language);
                });
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("io.sparkone.api.interpretation.replies", language.locale());
    }

    private String created(long id, String text) {
        Interpretation answer = interpreter.interpret(new Utterance(text, NOW, null));
        Replies replies = Replies.in(answer.language());
        return answer instanceof Interpretation.CreateTask task
                ? replies.created(id, task, NOW)
                : replies.created(id, (Interpretation.CreateEvent) answer, NOW);
    }
}
