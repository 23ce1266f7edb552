package io.sparkone.api.interpretation;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.Findings.Found;
import io.sparkone.api.interpretation.OpenQuestion.Option;

/** Puts the short answer to a question into the message that the question is about. */
final class Completion {

    private static final Set<Doubt> OF_HOURS = EnumSet.of(Doubt.AMBIGUOUS_HOUR, Doubt.OTHER_ZONE, Doubt.IMPOSSIBLE_TIME,
            Doubt.TWO_TIMES,
            Doubt.END_BEFORE_START, Doubt.HOUR);
    private static final Set<Doubt> OF_DAYS = EnumSet.of(Doubt.DAY_OR_MONTH, Doubt.IMPOSSIBLE_DATE, Doubt.TWO_DATES,
            Doubt.WEEKDAY_MISMATCH);
    /** In words. Who is asked what to write down, and writes more, writes about something else. */
    private static final int LONGEST_TITLE = 15;
    /** In hours. */
    private static final int HALF_DAY = 12;

    /** A thumb, a tick or an ok, in any colour, and no words. */
    private static final Pattern YES_SIGN = Pattern.compile("[^\\p{L}\\p{N}]*[👍👌✅✔🆗🙏][^\\p{L}\\p{N}]*");

    /** A time after it would be a sentence of its own. */
    private static final Pattern END = Pattern.compile("[\\s.!;,]+$");

    /** "Semana que vem", then "quinta": the Thursday of that week. */
    private static final Set<String> PERIODS = Set.of("this_week", "next_week", "this_month", "next_month", "month",
            "month_end");
    private static final Set<String> WITHIN_PERIOD = Set.of("weekday", "day");

    private final Grammar grammar;
    private final PhraseBook book;
    private final ShortWords words;
    private final OpenQuestion open;
    private final Sentence asked;

    Completion(Grammar grammar, OpenQuestion open) {
        this.grammar = grammar;
        this.book = grammar.book();
        this.words = new ShortWords(book);
        this.open = open;
        this.asked = grammar.sentence(open.text());
    }

    /**
     * A whole message.
     *
     * @param confirmed
     *            whether the writer has said yes to what was shown
     * @param doubted
     *            whether the answer is a question or may mean something else, and what it makes is to be shown
     */
    record Completed(String text, boolean confirmed, boolean doubted) {}

    /** The whole message; empty when this is no answer to the question. */
    Optional<Completed> with(String text) {
        if (open.doubt() == Doubt.IS_WISH) {
            return confirmed(text);
        }
        Sentence said = words.core(grammar.sentence(text));
        Sentence answer = open.doubt() == Doubt.MISSING_TITLE ? said : words.withoutEnd(said);
        String completed = switch (open.doubt()) {
            case TIME_UNASKED -> isOneTime(answer) ? asked.text() + " " + answer.text() : null;
            case HOUR_UNASKED -> isHour(answer) ? asked.text() + " " + answer.text() : null;
            case MISSING_TITLE -> titled(answer);
            case WHICH_ITEM -> chosen(answer);
            case WHICH_OCCURRENCE -> limited(answer);
            default -> timed(answer);
        };
        boolean doubted = grammar.words(text).endsWithQuestionMark()
                || OF_DAYS.contains(open.doubt()) && words.isAll(answer, "day_or_nth")
                || open.doubt() == Doubt.WHICH_ITEM && isOfOtherNumber(answer);
        return Optional.ofNullable(completed).map(whole -> new Completed(open.whole(whole), false, doubted));
    }

    /** "Sim", "sim, mas sábado"; a mere "sábado" changes what is shown, and is shown again. */
    private Optional<Completed> confirmed(String text) {
        if (YES_SIGN.matcher(text).matches()) {
            return Optional.of(new Completed(open.text(), true, false));
        }
        Sentence answer = Wording.skipMarks(grammar.words(text));
        if (answer.endsWithQuestionMark() || words.isAll(answer, "no_yes")) {
            return Optional.empty();
        }
        Match yes = book.longest(answer, 0, "yes");
        Sentence rest = yes == null ? words.core(grammar.sentence(text)) : afterYes(answer, yes);
        if (yes != null && words.isNothing(rest)) {
            return Optional.of(new Completed(open.text(), true, false));
        }
        boolean single = open.draft() != null || Parts.of(open.text()).texts().size() == 1;
        boolean changed = single && words.isTime(rest);
        return changed
                ? Optional.of(new Completed(retimed(Findings.in(book, words.withoutEnd(rest))), yes != null, false))
                : Optional.empty();
    }

    /** What follows "sim, pode criar, mas". */
    private Sentence afterYes(Sentence answer, Match first) {
        Match yes = first;
        Sentence plain = answer;
        while (yes != null) {
            plain = Wording.skipMarks(plain.from(yes.to()));
            yes = book.longest(plain, 0, "yes");
        }
        Match but = book.longest(plain, 0, "yes_but");
        return words.core(but == null ? plain : plain.from(but.to()));
    }

    private String timed(Sentence answer) {
        if (open.doubt() == Doubt.POSTPONE_WHEN && words.isSpan(answer)) {
            return asked.text() + " " + answer.text();
        }
        if (open.doubt() == Doubt.HOUR && isAllDay(answer)) {
            return asked.text() + " " + answer.text();
        }
        Match nth = words.all(answer, "answer_nth");
        Sentence named = nth == null ? ofNamedHours(answer) : nth(Integer.parseInt(nth.value()));
        Sentence time = nth == null && named == null ? expanded(answer) : named;
        if (time == null || !words.isTime(time) || nth == null && isSomePeriod(time)) {
            return null;
        }
        Findings found = Findings.in(book, time);
        return nth != null || !losesMonth(found) ? retimed(found) : null;
    }

    /** "Next week", of which day it was asked. */
    private boolean isSomePeriod(Sentence time) {
        List<Found> dates = Findings.in(book, time).of("date");
        return open.doubt() == Doubt.TWO_DATES && !dates.isEmpty()
                && dates.stream().allMatch(date -> PERIODS.contains(date.match().value()));
    }

    /** Not "e cria uma tarefa sem horário". */
    private boolean isAllDay(Sentence answer) {
        Findings findings = Findings.in(book, answer);
        return findings.isAllDay() && words.isNothing(findings.rest(TargetRule.TIMES));
    }

    /** "8", of "at 6pm or 8pm"; null where none of those hours is meant, or each may be. */
    private Sentence ofNamedHours(Sentence answer) {
        if (open.doubt() != Doubt.TWO_TIMES || answer.size() != 1 || !answer.at(0).isNumber()) {
            return null;
        }
        List<Found> meant = Findings.in(book, asked).of("time").stream().filter(time -> {
            Clock start = TimeClaim.of(time.match()).start();
            return start != null && answer.at(0).digits() < 3
                    && start.hour() % HALF_DAY == Integer.parseInt(answer.at(0).folded()) % HALF_DAY;
        }).toList();
        return meant.size() == 1 ? asked.part(meant.get(0).from(), meant.get(0).to()) : null;
    }

    /** Of a day or an hour, not "toda sexta" or "mais 2 horas". */
    private boolean isOneTime(Sentence answer) {
        Findings findings = Findings.in(book, answer);
        return words.isTime(answer) && !findings.has("repeat") && !findings.has("shift");
    }

    /** No day, or it might be another one. */
    private boolean isHour(Sentence answer) {
        Findings findings = Findings.in(book, answer);
        return isOneTime(answer) && !findings.has("date")
                && findings.of("time").stream().map(f -> TimeClaim.of(f.match()))
                        .anyMatch(claim -> claim.start() != null);
    }

    /** A bare "15", which is an hour or a day as the question was; "tarde" for "da tarde". */
    private Sentence expanded(Sentence answer) {
        boolean days = open.doubt() == Doubt.WHICH_DAYS; // they may come with a time
        if (open.doubt() == Doubt.TWO_DATES && answer.size() == 1 && answer.at(0).isNumber()) {
            return numbered(answer);
        }
        Match bare = days ? book.longest(answer, 0, "answer_weekdays") : words.all(answer, bareSection());
        return bare == null
                ? answer
                : grammar.sentence(bare.value().formatted(answer.part(bare.from(), bare.to()).text()) + " "
                        + answer.from(bare.to()).text());
    }

    /** "11", of "dia 10 ou 11", and "2", of "Monday or Tuesday"; null where no such day was named. */
    private Sentence numbered(Sentence answer) {
        boolean named = asked.tokens().stream().anyMatch(token -> token.is(answer.at(0).folded()));
        Match day = words.all(answer, "answer_day");
        return named && day != null
                ? grammar.sentence(day.value().formatted(answer.text()))
                : answer.at(0).digits() < 2 ? nth(Integer.parseInt(answer.at(0).folded())) : null;
    }

    private String bareSection() {
        return OF_HOURS.contains(open.doubt()) ? "answer_hour" : OF_DAYS.contains(open.doubt()) ? "answer_day" : "";
    }

    /** "28" for "31/02", "sexta" for "sexta, 21/12": nobody said that the month is another. */
    private boolean losesMonth(Findings answer) {
        boolean dated = Findings.in(book, asked).of("date").stream().anyMatch(f -> f.match().has("month")
                || f.match().value().equals("numeric"));
        boolean monthless = answer.of("date").stream().map(f -> f.match().value())
                .anyMatch(value -> value.equals("day") || value.equals("weekday"));
        return OF_DAYS.contains(open.doubt()) && dated && monthless;
    }

    /** One of the days or times that the message named, counted from 1, from the end when negative. */
    private Sentence nth(int number) {
        String section = open.doubt() == Doubt.TWO_DATES ? "date" : open.doubt() == Doubt.TWO_TIMES ? "time" : "";
        List<Found> named = Findings.in(book, asked).of(section);
        int index = number < 0 ? named.size() + number : number - 1;
        return index < 0 || index >= named.size() || named.size() < 2
                ? null
                : asked.part(named.get(index).from(), named.get(index).to());
    }

    /** What the answer says takes the place of what the message said of the same. */
    private String retimed(Findings answer) {
        boolean day = answer.has("date") || answer.has("repeat");
        boolean hour = answer.has("shift") || answer.of("time").stream().map(f -> TimeClaim.of(f.match()))
                .anyMatch(
                        claim -> open.doubt() == Doubt.TWO_TIMES || claim.start() != null || claim.distance() != null);
        Findings said = Findings.in(book, asked);
        int from = book.starts(asked, 0, "postpone", "postpone_named") ? said.lastAfter("toward") : 0;
        boolean within = answer.of("date").stream().map(f -> f.match().value()).anyMatch(WITHIN_PERIOD::contains);
        Sentence kept = said.without(found -> found.from() >= from && (found.is("date") && day
                && !(within && PERIODS.contains(found.match().value()))
                || found.is("repeat") && (answer.has("repeat") || open.doubt() == Doubt.WHICH_DAYS)
                || (found.is("time") || found.is("shift") || found.isZone()) && hour));
        Sentence exact = open.doubt() == Doubt.WHEN ? new Wording(book).withoutVague(kept) : kept;
        return END.matcher(exact.text()).replaceFirst("") + " " + answer.sentence().text();
    }

    private String titled(Sentence answer) {
        if (answer.words() > LONGEST_TITLE || answer.endsWithQuestionMark() || answer.tokens().stream()
                .noneMatch(token -> token.isWord() && !Evidence.LAUGHTER.matcher(token.folded()).matches())) {
            return null;
        }
        if (book.starts(answer, 0, "yes", "no_answer", "preposition", "move_it") || words.isAll(answer, "thanks")
                || words.isAll(answer, "no_title_answer") || words.isAll(answer, "answer_nth")
                || isNumbered(answer)) {
            return null;
        }
        Match marker = book.longest(asked, 0, "mark_task", "mark_event");
        int from = marker == null ? 0 : marker.to(); // the "me" of "remind me" is no title
        Match verb = book.starts(answer, 0, "starts_task") ? first("needs_object", from) : null;
        Match nothing = verb == null ? first("no_title", from) : verb;
        Sentence kept = nothing == null ? asked : asked.without(nothing.from(), nothing.to());
        boolean timed = Findings.in(book, kept).all().stream().anyMatch(f -> f.to() == kept.size());
        return kept.text() + (timed ? ", " : " ") + answer.text();
    }

    /** "Task 5" */
    private boolean isNumbered(Sentence answer) {
        Match target = words.all(answer, "target");
        return target != null && target.has("kind") && !Pointed.numbers(target).isEmpty();
    }

    /** The first phrase of the section in the message from there on; null when there is none. */
    private Match first(String section, int from) {
        return IntStream.range(from, asked.size()).mapToObj(i -> book.longest(asked, i, section))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private String chosen(Sentence answer) {
        Match nth = open.options().isEmpty() ? null : words.all(answer, "answer_nth");
        if (nth != null) {
            int number = Integer.parseInt(nth.value());
            int index = number < 0 ? open.options().size() + number : number - 1;
            return index >= 0 && index < open.options().size() ? pointing(open.options().get(index).target()) : null;
        }
        Match target = words.all(answer, "target");
        if (target != null && Pointed.numbers(target).size() == 1) {
            Target item = numbered(target);
            return item == null ? null : pointing(item);
        }
        List<Option> named = open.options().stream().filter(option -> isNamed(option, answer)).toList();
        return named.size() == 1 ? pointing(named.get(0).target()) : null;
    }

    /** What has that number; "2" is the second where nothing shown has it, and null where it is none of them. */
    private Target numbered(Match match) {
        Target said = new Target(Pointed.kind(match), Pointed.numbers(match), null);
        if (said.kind() != Target.Kind.ANY) {
            return said;
        }
        List<Target> shown = shown(said);
        if (shown.isEmpty() && !open.options().isEmpty()) {
            long nth = said.numbers().get(0);
            return nth < 1 || nth > open.options().size() ? null : open.options().get((int) nth - 1).target();
        }
        return shown.size() == 1 ? shown.get(0) : new Target(askedKind(), said.numbers(), null);
    }

    private List<Target> shown(Target said) {
        return open.options().stream().map(Option::target)
                .filter(option -> option.numbers().equals(said.numbers())
                        && (said.kind() == Target.Kind.ANY || said.kind() == option.kind()))
                .toList();
    }

    /** "2", "event 7" of options that have other numbers. */
    private boolean isOfOtherNumber(Sentence answer) {
        Match target = words.all(answer, "target");
        return !open.options().isEmpty() && target != null && Pointed.numbers(target).size() == 1
                && shown(new Target(Pointed.kind(target), Pointed.numbers(target), null)).isEmpty();
    }

    /** What "7" is after "cancelar reunião". */
    private Target.Kind askedKind() {
        Match verb = book.longest(asked, 0, TargetRule.VERBS);
        Match target = verb == null ? null : book.longest(asked, verb.to(), "target");
        return target == null ? Target.Kind.ANY : Pointed.kind(target);
    }

    /** Whether the title has all the words of the answer. */
    private boolean isNamed(Option option, Sentence answer) {
        List<Token> title = grammar.sentence(option.title()).tokens();
        return answer.hasWords() && IntStream.range(0, answer.size())
                .filter(i -> !answer.at(i).isMark() && !book.starts(answer, i, "article"))
                .allMatch(i -> title.stream().anyMatch(token -> token.is(answer.at(i).folded())));
    }

    /** The verb and the times of the message, and between them what was pointed at now. */
    private String pointing(Target target) {
        Match verb = book.longest(asked, 0, TargetRule.VERBS);
        if (verb == null) {
            return null;
        }
        Sentence times = verb.section().startsWith("postpone")
                ? toward(verb)
                : Findings.in(book, afterNumber(verb)).only(found -> true);
        return String.join(" ", asked.upTo(verb.to()).text(), Change.name(grammar, target), times.text()).strip();
    }

    /** "Só a próxima", "todas", or a day of something that repeats. */
    private String limited(Sentence answer) {
        boolean time = words.isTime(answer);
        Target item = open.options().size() == 1 ? open.options().get(0).target() : null;
        if (item == null || !time && !words.isAll(answer, "extent")) {
            return null;
        }
        Match verb = book.longest(asked, 0, TargetRule.VERBS);
        boolean moves = verb != null && verb.section().startsWith("postpone");
        // the day from which something is moved comes before the one to which it is
        return moves && time
                ? String.join(" ", asked.upTo(verb.to()).text(), Change.name(grammar, item), answer.text(),
                        toward(verb).text())
                : pointing(item) == null ? null : pointing(item) + " " + answer.text();
    }

    /** What follows "evento 7", whose number is part of no time: "event 7 to 4pm". */
    private Sentence afterNumber(Match verb) {
        Sentence tail = asked.from(verb.to());
        Match target = book.longest(tail, 0, "target");
        return target == null || Pointed.numbers(target).isEmpty() ? tail : tail.from(target.to());
    }

    /** The times to which something is moved. */
    private Sentence toward(Match verb) {
        Findings findings = Findings.in(book, afterNumber(verb));
        int from = findings.lastAfter("toward");
        return findings.only(found -> found.from() >= from);
    }
}
