package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phrases of time, length, priority and place found in a sentence, and the tokens that they take. */
final class Findings {

    /** No message that asks for one thing is longer; what follows is read as text. */
    private static final int TOKENS_READ = 200;
    private static final String[] SECTIONS = {"repeat", "date", "time", "length", "shift", "priority", "noise"};
    private static final Set<String> WITH_LEAD = Set.of("date", "time");
    private static final int LONGEST_LEAD = 4;

    /** A phrase and where its introducing words ("até o", "at") begin. */
    record Found(Match match, int from, boolean until, boolean before) {

        boolean is(String section) {
            return match.section().equals(section);
        }

        int to() {
            return match.to();
        }
    }

    private final Sentence sentence;
    private final List<Found> found = new ArrayList<>();

    private Findings(Sentence sentence) {
        this.sentence = sentence;
    }

    static Findings in(PhraseBook book, Sentence sentence) {
        Findings findings = new Findings(sentence);
        int at = 0;
        int free = 0;
        while (at < Math.min(sentence.size(), TOKENS_READ)) {
            Match match = book.longest(sentence, at, SECTIONS);
            Match plain = book.longest(sentence, at, "plain");
            if (plain != null && (match == null || plain.length() >= match.length())) {
                at = plain.to();
                free = at;
            } else if (match != null && match.length() > 0) {
                findings.found.add(lead(book, sentence, match, free));
                at = match.to() + findings.hourAfter(book, match);
                free = at;
            } else {
                at++;
            }
        }
        return findings;
    }

    /** The 15 of "reunião amanhã 15": no other number stands right after a day. How many tokens it takes. */
    private int hourAfter(PhraseBook book, Match date) {
        SlotReader.Reading hour = date.section().equals("date") ? ClockSlot.hour(book, sentence, date.to()) : null;
        boolean bare = hour != null && hour.next() == date.to() + 1 && sentence.at(date.to()).isNumber();
        if (!bare || ((Clock) hour.value()).hour() <= 12 || !((Clock) hour.value()).isPossible()) {
            return 0;
        }
        Match time = new Match("time", "at", date.to(), hour.next(), Map.of("hour", hour.value()));
        found.add(new Found(time, date.to(), false, false));
        return 1;
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
                Match lead = from - back < free ? null : book.longest(sentence, from - back, "lead");
                if (lead != null && lead.to() == from) {
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

    List<Found> of(String section) {
        return found.stream().filter(f -> f.is(section)).toList();
    }

    boolean has(String section) {
        return found.stream().anyMatch(f -> f.is(section));
    }

    /** Whether a day or a time is followed by another that is only a number: "dia 10 ou 11". Null when none is. */
    Doubt alternative() {
        for (Found next : found) {
            boolean date = next.is("date");
            boolean or = sentence.is(next.to(), "ou") || sentence.is(next.to(), "or");
            if ((date || next.is("time")) && or && sentence.has(next.to() + 1)
                    && sentence.at(next.to() + 1).isNumber()) {
                return date ? Doubt.TWO_DATES : Doubt.TWO_TIMES;
            }
        }
        return null;
    }

    /** Whether only a limit is known: "antes de sexta". */
    boolean isBefore() {
        return found.stream().anyMatch(Found::before);
    }

    /** Where the last time introduced by a word of the section begins; 0 when none is. */
    int lastAfter(PhraseBook book, String section) {
        int last = 0;
        for (Found next : found) {
            last = next.from() < next.match().from() && book.starts(sentence, next.from(), section)
                    ? next.from()
                    : last;
        }
        return last;
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

    /** The same, but the words that introduced a phrase stay. */
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
