package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

    private static final Interpreter INTERPRETER = new GrammarInterpreter();

    static Stream<Corpus.Sample> corpus() {
        return Stream.of("pt-BR.tsv", "en.tsv").flatMap(file -> Corpus.read(file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void aSentenceOfTheCorpusIsReadExactly(Corpus.Sample sample) {
        assertThat(Corpus.answer(INTERPRETER, sample)).isEqualTo(sample.expected());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"pt-BR.tsv, 250, 0.97", "en.tsv, 150, 0.97"})
    void theCorpusIsLargeAndReadWell(String file, int size, double threshold) {
        List<Corpus.Sample> samples = Corpus.read(file);

        assertThat(samples).hasSizeGreaterThanOrEqualTo(size);
        assertThat(rate(file, samples)).isGreaterThanOrEqualTo(threshold);
    }

    /** Written after the grammar by thinking of how other people write; each file tells its rate at first sight. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"heldout.tsv, 80, 0.95", "heldout-2.tsv, 60, 0.95", "heldout-3.tsv, 150, 0.95",
            "heldout-4.tsv, 450, 0.95", "heldout-5.tsv, 160, 0.95",
            "heldout-6.tsv, 300, 0.97", "heldout-7.tsv, 120, 0.97", "heldout-8.tsv, 90, 0.97"})
    void heldOutSentencesAreReadAsWellAsWhenLastMeasured(String file, int size, double threshold) {
        List<Corpus.Sample> samples = Corpus.read(file);

        assertThat(samples).hasSizeGreaterThanOrEqualTo(size);
        assertThat(rate(file + " pt-BR", of(samples, "pt"))).isGreaterThanOrEqualTo(threshold);
        assertThat(rate(file + " en", of(samples, "en"))).isGreaterThanOrEqualTo(threshold);
    }

    /** The sets that were written to find them; a question is not one. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"heldout-6.tsv, pt", "heldout-6.tsv, en", "heldout-7.tsv, pt", "heldout-7.tsv, en", "heldout-8.tsv, pt",
            "heldout-8.tsv, en", "heldout-15.tsv, pt", "heldout-15.tsv, en", "heldout-16.tsv, pt",
            "heldout-16.tsv, en", "heldout-18.tsv, pt", "heldout-18.tsv, en", "heldout-19.tsv, pt",
            "heldout-19.tsv, en", "heldout-20.tsv, pt", "heldout-20.tsv, en",
            "heldout-21.tsv, pt", "heldout-21.tsv, en", "heldout-22.tsv, pt", "heldout-22.tsv, en",
            "heldout-23.tsv, pt", "heldout-23.tsv, en", "heldout-24.tsv, pt", "heldout-24.tsv, en",
            "heldout-25.tsv, pt", "heldout-25.tsv, en", "heldout-26.tsv, pt", "heldout-26.tsv, en",
            "heldout-27.tsv, pt", "heldout-27.tsv, en", "heldout-28.tsv, pt", "heldout-28.tsv, en",
            "heldout-29.tsv, en", "heldout-30.tsv, pt", "heldout-30.tsv, en",
            "heldout-31.tsv, pt", "heldout-31.tsv, en", "heldout-32.tsv, pt"})
    void nothingBecomesAWrongTask(String file, String language) {
        List<Corpus.Sample> samples = of(Corpus.read(file), language);
        List<Corpus.Sample> wrong = samples.stream().filter(s -> Corpus.isWrong(INTERPRETER, s)).toList();

        System.out.printf("%s %s: %d of %d sentences became a wrong task%n", file, language, wrong.size(),
                samples.size());
        assertThat(wrong).isEmpty();
    }

    /** Of what asks for nothing, half of each set, nothing is done; of the commands at most {@code most} not as meant. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"heldout-9.tsv, pt, 0, 92", "heldout-9.tsv, en, 0, 92", "heldout-10.tsv, pt, 0, 92",
            "heldout-10.tsv, en, 2, 92", "heldout-11.tsv, pt, 1, 92", "heldout-11.tsv, en, 1, 92",
            "heldout-12.tsv, pt, 1, 90", "heldout-12.tsv, en, 6, 85",
            "heldout-13.tsv, pt, 4, 78", "heldout-13.tsv, en, 4, 73", "heldout-14.tsv, pt, 4, 65",
            "heldout-14.tsv, en, 4, 65", "heldout-17.tsv, pt, 9, 60", "heldout-17.tsv, en, 9, 60"})
    void whatIsDoubtfulIsShownBeforeItIsDone(String file, String language, int most, int percent) {
        List<Corpus.Sample> samples = of(Corpus.read(file), language);
        Map<Corpus.Fate, Long> talk = fates(samples.stream().filter(Corpus::isNothing).toList());
        Map<Corpus.Fate, Long> commands = fates(samples.stream().filter(s -> !Corpus.isNothing(s)).toList());

        System.out.printf("%s %s: commands %s, asking for nothing %s%n", file, language, commands, talk);
        assertThat(talk).doesNotContainKey(Corpus.Fate.WRONG);
        assertThat(commands.getOrDefault(Corpus.Fate.WRONG, 0L)).isLessThanOrEqualTo(most);
        assertThat(commands.getOrDefault(Corpus.Fate.RIGHT, 0L)
                + commands.getOrDefault(Corpus.Fate.CONFIRMABLE, 0L))
                .isGreaterThanOrEqualTo(percent * commands.values().stream().mapToLong(n -> n).sum() / 100);
    }

    private static Map<Corpus.Fate, Long> fates(List<Corpus.Sample> samples) {
        return samples.stream().collect(Collectors.groupingBy(sample -> Corpus.fate(INTERPRETER, sample),
                () -> new EnumMap<>(Corpus.Fate.class), Collectors.counting()));
    }

    static Stream<String> chatter() {
        return Corpus.lines("chatter.txt").filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("chatter")
    void chatThatAsksForNothingBecomesNothing(String line) {
        assertThat(INTERPRETER.interpret(new Utterance(line, Corpus.NOW, null)))
                .isInstanceOfAny(Interpretation.Unknown.class, Interpretation.Courtesy.class);
    }

    static Stream<String> ambiguous() {
        return Corpus.lines("ambiguous.txt").filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void whatIsAmbiguousOrImpossibleIsNotDone(String line) {
        assertThat(INTERPRETER.interpret(new Utterance(line, Corpus.NOW, null))).isInstanceOfAny(
                Interpretation.Question.class, Interpretation.Unknown.class, Interpretation.Confirm.class);
    }

    private static List<Corpus.Sample> of(List<Corpus.Sample> samples, String language) {
        return samples.stream().filter(sample -> sample.language().equals(language)).toList();
    }

    private static double rate(String name, List<Corpus.Sample> samples) {
        long exact = samples.stream().filter(s -> Corpus.isRightOnceConfirmed(INTERPRETER, s)).count();
        double rate = (double) exact / samples.size();
        System.out.printf("%s: %d of %d sentences read exactly or shown so (%.1f %%)%n", name, exact, samples.size(),
                100 * rate);
        return rate;
    }
}
