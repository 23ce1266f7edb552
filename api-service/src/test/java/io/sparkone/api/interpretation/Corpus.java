package io.sparkone.api.interpretation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences on which the interpreter is measured, and its answers in the same form. */
final class Corpus {

    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-18T10:00-03:00[America/Sao_Paulo]");

    private static final int COLUMNS = 9;

    private Corpus() {}

    private static final String WRITTEN_AT = "# now: ";

    /** A sentence, its language ("" when the file has only one), when it is said and the eight expected cells. */
    record Sample(String language, String sentence, ZonedDateTime now, List<String> expected) {
        Utterance said() {
            return new Utterance(sentence, now, null);
        }

        @Override
        public String toString() {
            return sentence;
        }
    }

    static List<Sample> read(String file) {
        ZonedDateTime now = lines(file).filter(line -> line.startsWith(WRITTEN_AT)).findFirst()
                .map(line -> ZonedDateTime.parse(line.substring(WRITTEN_AT.length()))).orElse(NOW);
        return lines(file).filter(line -> !line.startsWith("#")).map(line -> Arrays.asList(line.split("\t", -1)))
                .filter(cells -> !cells.contains("sentence")).map(cells -> sample(cells, now)).toList();
    }

    private static Sample sample(List<String> cells, ZonedDateTime now) {
        int from = cells.size() - COLUMNS;
        return new Sample(from == 0 ? "" : cells.get(0), cells.get(from).replace("\\n", "\n"), now,
                cells.subList(from + 1, cells.size()));
    }

    static Stream<String> lines(String file) {
        try (InputStream in = Corpus.class.getResourceAsStream("/corpus/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** What a sentence that asks for nothing is expected to be. */
    private static final String NOTHING = "nothing";

    static boolean isRight(Interpreter interpreter, Sample sample) {
        return isNothing(sample)
                ? !isWish(interpreter, sample)
                : answer(interpreter, sample).equals(sample.expected());
    }

    /** Done as meant, or shown as meant. */
    static boolean isRightOnceConfirmed(Interpreter interpreter, Sample sample) {
        return isRight(interpreter, sample) || fate(interpreter, sample) == Fate.CONFIRMABLE;
    }

    /** What became of a sentence at first sight: see {@link #fate}. */
    enum Fate {
        /** Done as meant. */
        RIGHT,
        /** Shown as meant, and done after a yes. */
        CONFIRMABLE,
        /** Done, though nothing was asked for, or something else. */
        WRONG,
        /** Shown or asked about otherwise, or answered with a list: nothing is done without an answer. */
        ASKED,
        /** Not understood: right where nothing was asked for. */
        NOT_UNDERSTOOD
    }

    static Fate fate(Interpreter interpreter, Sample sample) {
        Interpretation read = interpreter.interpret(sample.said());
        if (read instanceof Interpretation.Unknown) {
            return Fate.NOT_UNDERSTOOD;
        } else if (read instanceof Interpretation.Question) {
            return isRight(interpreter, sample) && !isNothing(sample) ? Fate.RIGHT : Fate.ASKED;
        } else if (read instanceof Interpretation.Confirm confirm) {
            return cells(confirm.wish()).equals(sample.expected()) ? Fate.CONFIRMABLE : Fate.ASKED;
        }
        boolean made = read.isAction() || read instanceof Interpretation.Several;
        return isNothing(sample) && !made ? Fate.ASKED : isRight(interpreter, sample) ? Fate.RIGHT : Fate.WRONG;
    }

    static boolean isNothing(Sample sample) {
        return sample.expected().get(0).equals(NOTHING);
    }

    /** Whether something is made or changed that was not asked for, or not so. */
    static boolean isWrong(Interpreter interpreter, Sample sample) {
        Interpretation read = interpreter.interpret(sample.said());
        return (read.isAction() || read instanceof Interpretation.Several) && !isRight(interpreter, sample);
    }

    private static boolean isWish(Interpreter interpreter, Sample sample) {
        Interpretation read = interpreter.interpret(sample.said());
        return !(read instanceof Interpretation.Unknown || read instanceof Interpretation.Courtesy
                || read instanceof Interpretation.Question
                || read instanceof Interpretation.Confirm);
    }

    static List<String> answer(Interpreter interpreter, Sample sample) {
        return cells(interpreter.interpret(sample.said()));
    }

    /** The eight cells: intent, title, start, end, priority, recurrence, place, other. */
    static List<String> cells(Interpretation of) {
        if (of instanceof Interpretation.CreateTask task) {
            return List.of(of.kind(), task.title(), when(task.due()), "", priority(task.priority()),
                    text(task.recurrence()), text(task.place()), "");
        } else if (of instanceof Interpretation.CreateEvent event) {
            return List.of(of.kind(), event.title(), when(event.start()), end(event), priority(event.priority()),
                    text(event.recurrence()), text(event.place()), "");
        } else if (of instanceof Interpretation.Postpone postpone) {
            String start = postpone.exact() != null
                    ? local(postpone.exact())
                    : text(postpone.date()) + (postpone.time() == null ? "" : "T" + postpone.time());
            String shift = postpone.shift() == null ? "" : " +" + postpone.shift();
            return List.of(of.kind(), "", start, "", "", "", "", target(postpone.target()) + shift);
        } else if (of instanceof Interpretation.Brief brief) {
            return List.of(of.kind(), "", text(brief.date()), "", "", "", "", "");
        }
        if (of instanceof Interpretation.Several several) {
            return List.of(of.kind(), "", "", "", "", "", "", several.wishes().stream().map(Corpus::joined)
                    .collect(Collectors.joining("; ")));
        }
        if (of instanceof Interpretation.Confirm confirm) {
            return List.of(of.kind(), "", "", "", "", "", "", joined(confirm.wish()));
        }
        Priority priority = of instanceof Interpretation.ListTasks list ? list.filter().priority() : null;
        return List.of(of.kind(), "", "", "", priority(priority), "", "", other(of));
    }

    private static String joined(Interpretation of) {
        return cells(of).stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String other(Interpretation of) {
        if (of instanceof Interpretation.ListTasks list) {
            return filter(list.filter());
        } else if (of instanceof Interpretation.ListEvents list) {
            return filter(list.filter());
        } else if (of instanceof Interpretation.Complete complete) {
            return target(complete.target());
        } else if (of instanceof Interpretation.Cancel cancel) {
            return target(cancel.target());
        } else if (of instanceof Interpretation.Question question) {
            return question.doubt().key();
        } else if (of instanceof Interpretation.Correct correct) {
            return correct.text();
        }
        return "";
    }

    private static String filter(ListFilter filter) {
        List<String> parts = new ArrayList<>();
        if (filter.overdue()) {
            parts.add("overdue");
        }
        if (filter.from() != null) {
            parts.add(filter.from() + ".." + filter.to());
        }
        if (filter.status() != null) {
            parts.add("status=" + filter.status());
        }
        return parts.isEmpty() ? "any" : String.join(" ", parts);
    }

    private static String target(Target target) {
        String kind = target.kind().name().toLowerCase();
        if (target.words() != null) {
            return kind + ":" + target.words();
        }
        String numbers = target.numbers().stream().map(String::valueOf).collect(Collectors.joining(","));
        return (target.kind() == Target.Kind.ANY ? "" : kind) + "#" + numbers;
    }

    private static String end(Interpretation.CreateEvent event) {
        if (event.end() == null) {
            return "";
        }
        if (!event.start().wholeDay()) {
            return local(event.end());
        }
        String last = event.end().toLocalDate().minusDays(1).toString();
        return last.equals(when(event.start())) ? "" : last;
    }

    private static String when(When when) {
        return when == null ? "" : when.wholeDay() ? when.at().toLocalDate().toString() : local(when.at());
    }

    private static String local(ZonedDateTime at) {
        return at.toLocalDateTime().toString();
    }

    private static String priority(Priority priority) {
        return priority == null ? "" : priority.value();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
