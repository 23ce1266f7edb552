package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against a command, one sign at a time. */
class EvidenceTest {

    private static final Interpreter INTERPRETER = new GrammarInterpreter();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            QUESTION | comprar pão amanhã? | unknown
            WONDERING | tenho que pagar a luz amanhã? | confirm
            TOO_LATE | I should have called Bob | unknown
            CODE | update(tasks) where due == tomorrow | unknown
            FORBIDDEN | não marque nada na sexta | unknown
            TOLD | reunião foi ótima na sexta | unknown
            BECAME | aula cancelada hoje | unknown
            PAST | reunião com a Ana ontem | unknown
            LAUGHTER | comprar pão kkkkkk | unknown
            PUBLIC | compre já com 50% de desconto até sexta | confirm
            TO_READER | liga pro seu Zé amanhã | confirm
            TELLING | festa que a Ana quer fazer sexta | confirm
            TELLING | call Ana, she is here until friday | confirm
            SENTENCE | Parece que vão aumentar o condomínio sexta | unknown
            EXCLAIMED | churrasco de família domingo! | confirm
            FIGURES | boleto R$ 342,18 dia 25/11 | confirm
            ANNOUNCED | Festa hoje: feijoada completa | confirm
            QUOTED | "fazer amanhã o que não se fez hoje" | unknown
            VAGUE | não esquece o guarda-chuva | confirm
            TOLD_TO_ONESELF | note to self: culture has gone too far | confirm
            SHOUTED | CULTO DE AÇÃO DE GRAÇAS quinta 19h30 | confirm
            none | confirma presença pra mim | confirm
            none | passa a de sexta pra outro dia | confirm
            none | comprar pão amanhã | create_task
            none | dedetização da casa sexta | confirm
            none | unclog the kitchen sink | confirm
            none | tarefa: ligar pro seu Zé com 50% de desconto | create_task
            """)
    void oneSignMakesTheDifference(String sign, String sentence, String kind) {
        assertThat(kind(sentence)).as(sign).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            buy bread and milk | create_task
            go figure | unknown
            break a leg | confirm
            pagar a luz | create_task
            Trabalhar, pagar boleto, dormir, repetir. Essa é a vida adulta | confirm
            pay the rent on friday | create_task
            Buy low, sell high, as my uncle says | confirm
            Comprar barato sai caro, né | unknown
            order of service, sunday 10am | confirm
            I have to pay the rent on friday | create_task
            I have to work tomorrow | confirm
            preciso comprar pão | create_task
            preciso dormir | confirm
            we need to talk | confirm
            """)
    void whatDoesNotSayThatItAsksIsDoneOnlyInItsPlainestForm(String sentence, String kind) {
        assertThat(kind(sentence)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jantar com a Ana às 20h", "dinner with Ana at 8pm", "me lembra de tomar o remédio às 8",
            "dentista sexta que vem às 16h", "call with Bob next friday at 10am", "almoço com a Bia amanhã às 21h",
            "breakfast with Tom on saturday at 9pm", "book the cleaner every second week from 7am",
            "marca podologia sexta", "consulta dia 29/02 às 9h"})
    void whatHadToBeGuessedOfATimeIsShownFirst(String sentence) {
        assertThat(kind(sentence)).isEqualTo("confirm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jogo do Galo sábado às 19h e pouco", "jantar com os compadres sábado ou no outro às 20h",
            "set up a meeting with Bob tomorrow 9am and take lunch with Todd off the calendar",
            "lembrete: aquela segunda no rio às 9h", "book the dentist Friday at 3pm if they have a slot"})
    void whatIsLeftOverBesideATimeIsShownFirst(String sentence) {
        assertThat(kind(sentence)).isIn("confirm", "question");
    }

    private static String kind(String sentence) {
        return INTERPRETER.interpret(new Utterance(sentence, Corpus.NOW, null)).kind();
    }
}
