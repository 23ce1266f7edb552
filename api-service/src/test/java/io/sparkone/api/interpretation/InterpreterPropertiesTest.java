package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold for every input, tried on many from a fixed seed. */
class InterpreterPropertiesTest {

    private static final ZonedDateTime NOW = Corpus.NOW;
    private static final int LONGEST = 6000;
    /** Of which one may be a greeting, thanks or a reason: "oi, tudo bem? …", "cancela a 7, não vou mais". */
    private static final Pattern SEVERAL_CLAUSES = Pattern.compile("[,.!?;] ");

    private final Interpreter interpreter = new GrammarInterpreter();
    private final Random random = new Random(20261118);
    private int created;

    @Test
    void shuffledWordsOfTheCorpusNeverBreakTheRules() {
        List<String> words = Stream.of("pt-BR.tsv", "en.tsv").flatMap(file -> Corpus.read(file).stream())
                .flatMap(sample -> Stream.of(sample.sentence().split(" "))).distinct().toList();
        for (int i = 0; i < 15_000; i++) {
            check(IntStream.range(0, 1 + random.nextInt(12)).mapToObj(n -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(" ")));
        }
        assertThat(created).as("sentences that became a task or an event").isGreaterThan(200);
    }

    /** "Pay the rent tonight on Friday", "às 15h de madrugada": each alone is a time. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            pagar o aluguel; hoje à noite, esta tarde; amanhã, na sexta, dia 27, 5/12, até sexta, de quinta a sábado, toda sexta, semana que vem, mês que vem
            pay the rent; tonight, this evening, this afternoon; tomorrow, on Friday, by Friday, on the 27th, next Friday, from Thursday to Saturday, every Friday, next week, next month
            pagar o aluguel; de madrugada; às 15h, às 10 da manhã, ao meio-dia, às 8 da noite
            pagar o aluguel; de manhã; às 15h, às 8 da noite, ao meio-dia, depois das 18h
            pagar o aluguel; depois do almoço; às 8 da noite, às 10 da manhã, ao meio-dia, daqui a duas horas
            pagar o aluguel; no fim do dia; às 10 da manhã, ao meio-dia, daqui a duas horas
            pagar o aluguel; à noite; às 15h, às 10 da manhã, ao meio-dia, daqui a duas horas
            pay the rent; in the morning; at 3pm, at 8 in the evening, at noon, in two hours
            pay the rent; at night; at 3pm, at 10am, at 15:00, at noon, in two hours
            pay the rent; after lunch; at 10am, at 9pm, at noon, in two hours
            pay the rent; end of day; at 10am, at noon, in two hours
            pagar o aluguel; toda semana, todo dia, a cada 2 semanas; dia 20, no dia 5
            pagar o aluguel; todo dia 10, todo mês dia 28; no dia 5, em 7 de dezembro
            pay the rent; every week, every day, every 2 weeks; on the 20th, on December 7
            pay the rent; every weekday, every Monday and Thursday; by Friday, on December 8
            """)
    void timesThatContradictEachOtherAreNotMadeOne(String title, String ones, String others) {
        for (String one : ones.split(", ")) {
            for (String other : others.split(", ")) {
                assertThat(read(title + " " + one)).as(one).isNotInstanceOf(Interpretation.Question.class);
                for (String both : List.of("%1$s %2$s %3$s", "%1$s %3$s %2$s", "%2$s %1$s %3$s", "%3$s %1$s %2$s")) {
                    String text = both.formatted(title, one, other);
                    Interpretation read = read(text);
                    assertThat(read.isAction()).as("%s: %s", text, Corpus.cells(read)).isFalse();
                }
            }
        }
    }

    /** A word that nothing here knows may be a "not" or a name: it is kept, or nothing is done. */
    @Test
    void noWordOfACommandIsLost() {
        String unknown = "zorb";
        List<Corpus.Sample> commands = Stream.of("pt-BR.tsv", "en.tsv").flatMap(file -> Corpus.read(file).stream())
                .filter(sample -> !SEVERAL_CLAUSES.matcher(sample.sentence()).find())
                .filter(sample -> read(sample.sentence()).isAction()).toList();
        for (Corpus.Sample command : commands) {
            List<String> words = List.of(command.sentence().split(" "));
            for (int i = 0; i <= words.size(); i++) {
                String text = Stream.of(words.subList(0, i), List.of(unknown), words.subList(i, words.size()))
                        .flatMap(List::stream).collect(Collectors.joining(" "));
                Interpretation read = read(text);
                assertThat(!read.isAction() || Corpus.cells(read).toString().contains(unknown))
                        .as("%s: %s", text, Corpus.cells(read)).isTrue();
            }
        }
        assertThat(commands).hasSizeGreaterThan(400);
    }

    /** "Amanhã às 15h reunião com a Ana", "reunião com a Ana às 15h amanhã" */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            reunião com a Ana, consulta com o dr. Paulo, aula de inglês; amanhã, sexta, dia 5/12; às 15h, ao meio-dia, 10h
            comprar leite, enviar o relatório pro João, levar o carro na oficina; amanhã, na quinta-feira, dia 10 de dezembro; às 15h, às 9h30, às 3 da tarde
            meeting with Ana, appointment with Dr. Paul, English class; tomorrow, Friday, on December 5; at 3pm, at noon, 10am
            buy milk, send the report to John, take the car to the garage; tomorrow, on Thursday, on the 10th of December; at 3pm, at 9:30am, at 14:45
            """)
    void theOrderOfTitleDayAndTimeDoesNotMatter(String titles, String days, String times) {
        for (String title : titles.split(", ")) {
            for (String day : days.split(", ")) {
                for (String time : times.split(", ")) {
                    Stream<String> orders = Stream.of("%s %s %s", "%s %3$s %2$s", "%2$s %1$s %3$s", "%2$s %3$s %1$s",
                            "%3$s %1$s %2$s", "%3$s %2$s %1$s").map(order -> order.formatted(title, day, time));
                    assertThat(orders.map(text -> Corpus.cells(read(text))).distinct()).as(title + day + time)
                            .singleElement().satisfies(cells -> assertThat(cells.get(0)).startsWith("create_"));
                }
            }
        }
    }

    private Interpretation read(String text) {
        return interpreter.interpret(new Utterance(text, NOW, null));
    }

    @Test
    void shuffledVocabularyNeverBreaksTheRules() {
        List<String> words = Stream.of("grammar_pt.txt", "grammar_en.txt").flatMap(this::vocabulary).toList();
        for (int i = 0; i < 10_000; i++) {
            check(IntStream.range(0, 1 + random.nextInt(14)).mapToObj(n -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(" ")));
        }
    }

    private Stream<String> vocabulary(String file) {
        try (InputStream in = Interpreter.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.concat(Stream.of("12", "31/02", "15h", "às 8", "5pm", "João", "report", "#4"),
                    Stream.of(text.split("[\\s|()\\[\\]{}?=]+"))).filter(word -> !word.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    @Test
    void crossedHalvesOfSentencesNeverBreakTheRules() {
        List<String> sentences = Corpus.read("pt-BR.tsv").stream().map(Corpus.Sample::sentence).toList();
        for (int i = 0; i < 5_000; i++) {
            String one = sentences.get(random.nextInt(sentences.size()));
            String other = sentences.get(random.nextInt(sentences.size()));
            check(one.substring(0, random.nextInt(one.length())) + " "
                    + other.substring(random.nextInt(other.length())));
        }
    }

    @Test
    void anyUnicodeNeverBreaksTheRules() {
        for (int i = 0; i < 10_000; i++) {
            int length = i % 500 == 0 ? LONGEST : random.nextInt(80);
            StringBuilder text = new StringBuilder();
            random.ints(length, 0, i % 2 == 0 ? 0x250 : 0x10000).forEach(c -> text.append((char) c));
            check(text.toString());
        }
    }

    @Test
    @Timeout(600) // a message that took exponential time would never end
    void longRepetitionsAreRead() {
        for (String piece : List.of("amanhã ", "10:", "a", "de ", "às 3 ", "segunda e ", "1/", "me lembra de ", "((((",
                "every ",
                "morning ", "seg ", "' ", "a'", "no ", "- ", "12 e ", "-", "mon-", "de 2 ",
                "FW: ", "> ", "[18/11 09:42] Ana: ", "me lembra ", "na agenda ", "vinte e ", "a tarefa 3 e ",
                ". comprar ", "*a",
                "\u0000", "\u200B", "\u202E\u05D0 ", "a\u0301", "🙂", "7", "\n", "! ", "até o dia ", "\" ", ", se ",
                " - adia a tarefa 2")) {
            check(piece.repeat(LONGEST / piece.length()));
            check("pagar luz " + piece.repeat(LONGEST / piece.length()) + " amanhã");
        }
    }

    private void check(String text) {
        check(text, interpreter.interpret(new Utterance(text, NOW, null)));
    }

    private void check(String text, Interpretation answer) {
        if (answer instanceof Interpretation.Several several) {
            several.wishes().forEach(wish -> check(text, wish));
        }
        if (answer instanceof Interpretation.CreateTask task) {
            checkTitle(text, task.title());
            checkFuture(text, task.due());
        } else if (answer instanceof Interpretation.CreateEvent event) {
            checkTitle(text, event.title());
            assertThat(event.start()).as(text).isNotNull();
            if (event.end() == null || !event.start().wholeDay()) {
                checkFuture(text, event.start());
            }
            assertThat(event.end() == null || event.end().isAfter(event.start().at())).as(text).isTrue();
            assertThat(event.end() == null || event.end().isAfter(NOW)).as(text).isTrue();
        }
    }

    private void checkTitle(String text, String title) {
        created++;
        assertThat(title).as(text).isNotBlank();
        assertThat(title.codePoints().count()).as(text).isLessThanOrEqualTo(Interpretation.MAX_TITLE);
    }

    private static void checkFuture(String text, When when) {
        assertThat(when == null || !when.at().isBefore(NOW)).as(text + " -> " + when).isTrue();
    }
}
