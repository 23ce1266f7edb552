package io.sparkone.api.interpretation;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The phrases of time, length, priority and place found in a sentence, and the tokens that they take. */
final class Findings {

    /** No message that asks for one thing is longer; what follows is read as text. */
    private static final int TOKENS_READ = 200;
    private static final String[] SECTIONS = {"repeat", "date", "time", "length", "shift", "priority", "noise"};
    private static final Set<String> WITH_LEAD = Set.of("date", "time");
    private static final int LONGEST_LEAD = 4;
    private static final String QUOTES = "\"“”«»";
    private static final String ZONE = "zone";

    /** A phrase and where its introducing words ("até o", "at") begin. */
    record Found(Match match, int from, boolean until, boolean before) {

        boolean is(String section) {
            return match.section().equals(section);
        }

        int to() {
            return match.to();
        }

        boolean isZone() {
            return match.has(ZONE);
        }
    }

    private final PhraseBook book;
    private final Sentence sentence;
    private final List<Found> found = new ArrayList<>();

    private Findings(PhraseBook book, Sentence sentence) {
        this.book = book;
        this.sentence = sentence;
    }

    static Findings in(PhraseBook book, Sentence sentence) {
        Findings findings = new Findings(book, sentence);
        int at = 0;
        int free = 0;
        while (at < Math.min(sentence.size(), TOKENS_READ)) {
            Match match = book.longest(sentence, at, SECTIONS);
            Match plain = book.longest(sentence, at, "plain");
            int unquoted = afterQuotes(sentence, at);
            if (unquoted > at) {
                at = unquoted;
                free = at;
            } else if (plain != null && (match == null || plain.length() >= match.length())) {
                at = plain.to();
                free = at;
            } else if (match != null && match.length() > 0) {
                findings.found.add(lead(book, sentence, match, free));
                Match after = AfterDay.read(book, sentence, match);
                if (after != null) {
                    findings.found.add(new Found(after, after.from(), false, false));
                }
                at = after == null ? match.to() : after.to();
                at = findings.zoned(at);
                free = at;
            } else {
                at++;
            }
        }
        return findings;
    }

    /** Behind what is quoted, as 'read "At ten"': its times are no times; the place itself where all is quoted. */
    private static int afterQuotes(Sentence sentence, int at) {
        int closing = !sentence.at(at).isMark() || !QUOTES.contains(sentence.at(at).folded())
                ? -1
                : IntStream.range(at + 1, Math.min(sentence.size(), TOKENS_READ))
                        .filter(i -> QUOTES.contains(sentence.at(i).folded())).findFirst().orElse(-1);
        boolean beside = closing > 0 && (sentence.upTo(at).hasWords() || sentence.from(closing + 1).hasWords());
        return beside ? closing + 1 : at;
    }

    /** "3pm EST", "15h de Lisboa": the zone belongs to the time before it. */
    private int zoned(int at) {
        Match zone = found.get(found.size() - 1).is("time") ? book.longest(sentence, at, "zone") : null;
        if (zone == null) {
            return at;
        }
        found.add(new Found(new Match("noise", ZONE, zone.from(), zone.to(), Map.of(ZONE, zone.value())), zone.from(),
                false, false));
        return zone.to();
    }

    /** Whether a time is said to be that of another zone, whose clocks show something else now. */
    boolean isElsewhere(ZonedDateTime now) {
        return of("noise").stream().map(Found::match).filter(match -> match.has(ZONE))
                .map(match -> ZoneId.of(match.text(ZONE)).getRules().getOffset(now.toInstant()))
                .anyMatch(offset -> !offset.equals(now.getOffset()));
    }

    /** Takes the prepositions before a phrase along with it. */
    private static Found lead(PhraseBook book, Sentence sentence, Match match, int free) {
        int from = match.from();
        boolean until = false;
        boolean before = false;
        boolean more = WITH_LEAD.contains(match.section());
        while (more) {
            more = false;
            for (int back = LONGEST_LEAD; back > 0 && !more; back--) {
                // without what follows: the "as" of "para as 19h" belongs to the time
                Match lead = from - back < free ? null : book.longest(sentence.upTo(from), from - back, "lead");
                if (lead != null && lead.to() == from && !book.starts(sentence, from - back, "particle")) {
                    until |= lead.value().equals("until");
                    before |= lead.value().equals("before");
                    from -= back;
                    more = true;
                }
            }
        }
        return new Found(match, from, until, before);
    }

    Sentence sentence() {
        return sentence;
    }

    List<Found> all() {
        return List.copyOf(found);
    }

    List<Found> of(String section) {
        return found.stream().filter(f -> f.is(section)).toList();
    }

    boolean has(String section) {
        return found.stream().anyMatch(f -> f.is(section));
    }

    /** "Às 10, não, 11", "at 10, no wait, 11": the writer changed their mind on the way. */
    private boolean isCorrected(int from) {
        Match correction = null;
        for (int i = from; i < Math.min(sentence.size(), from + LONGEST_LEAD) && correction == null; i++) {
            correction = book.longest(sentence, i, "correction");
        }
        int next = correction == null ? sentence.size() : correction.to();
        return sentence.has(next) && (sentence.at(next).isNumber() || sentence.at(next).isMark())
                && sentence.from(next).tokens().stream().limit(LONGEST_LEAD).anyMatch(Token::isNumber);
    }

    /** Whether a day or a time is followed by another that is only a number: "dia 10 ou 11". Null when none is. */
    Doubt alternative() {
        if (book.has(sentence, "hours_or")) {
            return Doubt.TWO_TIMES;
        }
        for (Found next : found) {
            boolean date = next.is("date");
            Match or = book.longest(sentence, next.to(), "or_else");
            boolean number = or != null && (sentence.has(or.to()) && sentence.at(or.to()).isNumber()
                    || book.starts(sentence, or.to(), "number"));
            if ((date || next.is("time")) && (number || isSecond(next) || isCorrected(next.to()))) {
                return date ? Doubt.TWO_DATES : Doubt.TWO_TIMES;
            }
        }
        return null;
    }

    /** "Dia 8 ou 9 de dezembro", "8 or 9 December" */
    private boolean isSecond(Found found) {
        int or = found.match().from() - 1;
        return or > 0 && book.starts(sentence, or, "or_else") && sentence.at(or - 1).isNumber();
    }

    /** Dinner is in the evening, whatever "at 7" says. */
    Optional<TimeClaim> usualPart() {
        for (int i = 0; i < Math.min(sentence.size(), TOKENS_READ); i++) {
            Match noun = book.longest(sentence, i, "usual_part");
            if (noun != null) {
                return Optional.of(new TimeClaim(null, null, PartOfDay.valueOf(noun.value()), null, noun));
            }
        }
        return Optional.empty();
    }

    /** Whether only a limit is known: "antes de sexta". */
    boolean isBefore() {
        return found.stream().anyMatch(Found::before);
    }

    /** Where the last time introduced by a word of the section begins; 0 when none is. */
    int lastAfter(String section) {
        int last = 0;
        for (Found next : found) {
            last = book.starts(sentence, next.from(), section) ? next.from() : last;
        }
        return last;
    }

    /** Whether a word of the section stands before the phrase, or opens it. */
    boolean isIntroduced(Found phrase, String section) {
        return IntStream.rangeClosed(phrase.from(), phrase.match().from())
                .anyMatch(i -> book.starts(sentence, i, section));
    }

    /** The token after the times with which the sentence opens; 0 when it opens otherwise. */
    int endOfOpening() {
        int end = 0;
        for (Found next : found) {
            if (next.from() != end) {
                break;
            }
            end = next.to();
            while (sentence.has(end) && sentence.at(end).isMark()) {
                end++;
            }
        }
        return end;
    }

    /** "At -3pm", "by -2 hours" */
    boolean isNegative() {
        return IntStream.range(0, sentence.size() - 1).anyMatch(i -> sentence.is(i, "-") && !sentence.at(i).glued()
                && sentence.at(i + 1).isNumber() && sentence.at(i + 1).glued());
    }

    /** Whether something is said to have no hour. */
    boolean isAllDay() {
        return says("all_day");
    }

    /** Whether words that are part of no title say this: "list" of "on my list". */
    boolean says(String noise) {
        return of("noise").stream().anyMatch(f -> f.match().value().equals(noise));
    }

    /** Whether a day, a time or a recurrence was named. */
    boolean hasTime() {
        return has("date") || has("time") || has("repeat") || has("shift");
    }

    /** The sentence without the phrases of these sections. */
    Sentence rest(String... sections) {
        Set<String> cutSections = Set.of(sections);
        BitSet cut = new BitSet();
        found.stream().filter(f -> cutSections.contains(f.match().section())).forEach(f -> cut.set(f.from(), f.to()));
        dropLooseMarks(cut);
        return sentence.without(cut);
    }

    /** The sentence without some of the phrases, and without the "or 11" that goes with one of them. */
    Sentence without(Predicate<Found> unwanted) {
        BitSet cut = new BitSet();
        found.stream().filter(unwanted).forEach(f -> cut.set(f.from(), f.to()));
        for (Found next : found) {
            Match or = unwanted.test(next) ? book.longest(sentence, next.to(), "alternative") : null;
            boolean number = or != null && sentence.has(or.to()) && sentence.at(or.to()).isNumber();
            if (or != null && (number || cut.get(or.to()))) {
                cut.set(or.from(), number ? or.to() + 1 : or.to());
            }
        }
        dropLooseMarks(cut);
        return sentence.without(cut);
    }

    /** Some of the phrases alone, with the words that introduce them. */
    Sentence only(Predicate<Found> wanted) {
        BitSet cut = new BitSet();
        cut.set(0, sentence.size());
        found.stream().filter(wanted).forEach(f -> cut.clear(f.from(), f.to()));
        return sentence.without(cut);
    }

    /** The same as {@link #rest}, but the words that introduced a phrase stay. */
    Sentence restWithLeads(String... sections) {
        Set<String> cutSections = Set.of(sections);
        BitSet cut = new BitSet();
        found.stream().map(Found::match).filter(match -> cutSections.contains(match.section()))
                .forEach(match -> cut.set(match.from(), match.to()));
        return sentence.without(cut);
    }

    /** A comma that only set off a phrase goes with it. */
    private void dropLooseMarks(BitSet cut) {
        for (int i = 0; i < sentence.size(); i++) {
            boolean loose = sentence.at(i).isMark() && ",;-–".contains(sentence.at(i).folded());
            if (loose && !cut.get(i) && (i > 0 && cut.get(i - 1) || cut.get(i + 1))) {
                cut.set(i);
            }
        }
    }

    /** The highest that was stated; null when none was. */
    Priority priority() {
        return of("priority").stream().map(f -> Priority.valueOf(f.match().value())).max(Comparator.naturalOrder())
                .orElse(null);
    }

    Span length() {
        List<Found> stated = of("length");
        return stated.isEmpty() ? null : stated.get(0).match().get("span", Span.class);
    }

    Span shift() {
        List<Found> stated = of("shift");
        return stated.isEmpty() ? length() : stated.get(0).match().get("span", Span.class);
    }
}
