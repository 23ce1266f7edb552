package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain commands are done; with what spoils them, "… se der", "unless it rains, …", none is. */
class SpoiltCommandTest {

    private static final Interpreter INTERPRETER = new GrammarInterpreter();
    private static final String COMMAND = "…";
    private static final Map<String, List<String>> SECTIONS = sections();

    static Stream<Arguments> spoilers() {
        return Stream.of("pt", "en").flatMap(language -> Stream.of(
                spoilers(language + " spoilt", commands(language, true)),
                spoilers(language + " spoilt, not by words", commands(language, false)),
                spoilers(language + " untimed spoilt", SECTIONS.get(language + " untimed")),
                spoilers(language + " once spoilt", SECTIONS.get(language + " once")),
                spoilers(language + " series spoilt", SECTIONS.get(language + " series")),
                spoilers(language + " changes spoilt", SECTIONS.get(language + " changes")))).flatMap(s -> s);
    }

    private static Stream<Arguments> spoilers(String section, List<String> commands) {
        return SECTIONS.get(section).stream().map(spoiler -> Arguments.of(spoiler, commands));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilers")
    void aSpoiltCommandIsNotDone(String spoiler, List<String> commands) {
        assertThat(commands).map(command -> spoiler.replace(COMMAND, command))
                .noneMatch(SpoiltCommandTest::isDone);
    }

    static Stream<Arguments> joints() {
        return Stream.of("pt", "en").flatMap(
                language -> SECTIONS.get(language + " joints").stream().map(joint -> Arguments.of(language, joint)));
    }

    /** Both are done, or neither: the second is no part of the first one's title, nor its time that of the first. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("joints")
    void ofTwoWishesNoneSwallowsTheOther(String language, String joint) {
        for (String second : SECTIONS.get(language + " second")) {
            assertThat(commands(language, false)).filteredOn(first -> !first.equals(second))
                    .map(first -> joint.replaceFirst(COMMAND, first).replaceFirst(COMMAND, second))
                    .noneMatch(text -> read(text).isAction());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "en"})
    void theSameCommandsAreDoneWithoutIt(String language) {
        assertThat(commands(language, true)).allMatch(SpoiltCommandTest::isDone);
        assertThat(List.of("untimed", "once", "series")).map(kind -> SECTIONS.get(language + " " + kind))
                .allSatisfy(commands -> assertThat(commands).allMatch(SpoiltCommandTest::isDone));
    }

    private static boolean isDone(String text) {
        Interpretation read = read(text);
        return read.isAction() || read instanceof Interpretation.Several;
    }

    private static Interpretation read(String text) {
        return INTERPRETER.interpret(new Utterance(text, Corpus.NOW, null));
    }

    private static List<String> commands(String language, boolean byWords) {
        List<String> commands = new ArrayList<>(SECTIONS.get(language + " made"));
        commands.addAll(SECTIONS.get(language + " changed by number"));
        commands.addAll(byWords ? SECTIONS.get(language + " changed by words") : List.of());
        return commands;
    }

    private static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : (Iterable<String>) Corpus.lines("spoilt.txt")::iterator) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                section.add(line);
            }
        }
        return sections;
    }
}
