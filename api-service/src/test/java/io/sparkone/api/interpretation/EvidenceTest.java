package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            TELLING | reunião que a Ana quer fazer sexta | create_event
            TELLING | call Ana, she is here until friday | confirm
            SENTENCE | Parece que vão aumentar o condomínio sexta | unknown
            EXCLAIMED | almoço de família domingo! | confirm
            FIGURES | boleto R$ 342,18 dia 25/11 | confirm
            ANNOUNCED | Almoço hoje: feijoada completa | confirm
            QUOTED | "fazer amanhã o que não se fez hoje" | unknown
            none | comprar pão amanhã | create_task
            none | dedetização da casa sexta | confirm
            none | unclog the kitchen sink | confirm
            none | tarefa: ligar pro seu Zé com 50% de desconto | create_task
            """)
    void oneSignMakesTheDifference(String sign, String sentence, String kind) {
        assertThat(INTERPRETER.interpret(new Utterance(sentence, Corpus.NOW, null)).kind()).as(sign).isEqualTo(kind);
    }
}
