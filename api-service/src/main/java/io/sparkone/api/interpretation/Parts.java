package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A message of several sentences or lines. They are read one by one only where that is safe: when each is a wish of its
 * own, or when a single one is and the others are talk without a day or a time.
 */
final class Parts {

    /** After a sentence, but not after "Dr.", an initial, "3 p.m." before a day, or the number of a list's item. */
    private static final Pattern BREAK = Pattern.compile(
            "(?<=[.!?;])(?<!(?<!\\p{L})(?:dra?|sra?|mrs?|ms|profa?|av|st|vs|jr|no|tel|apto?)\\.)(?<!(?<![.\\p{L}\\d])\\p{L}\\.)"
                    + "(?<!(?<!\\p{L})[ap]\\.m\\.(?=\\s(?:(?-i:\\p{Ll})|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))))(?<!\\n\\d{1,3}\\.)(?<!^\\d{1,3}\\.)\\s+|\\R",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("^\\s*[0-9]{1,3}[.)]\\s+");
    /** "1) sign the slip 2) wash the jersey" */
    private static final Pattern NUMBERED = Pattern.compile("\\b1[.)] [^\\n]*\\b2[.)] ");
    private static final Pattern INLINE_NUMBER = Pattern.compile("[\\s,;]+(?=[0-9]{1,2}[.)] )");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*•–]|[0-9]{1,3}[.)])\\s+");
    static final Pattern END = Pattern.compile("[.!;:\\s]+$");
    /** Nobody writes down more at once; a longer text is a text. */
    private static final int MOST = 10;

    private final List<String> texts;
    private final boolean asked;

    private Parts(List<String> texts) {
        this(texts, false);
    }

    /**
     * @param asked
     *            whether all of it is to be noted, whatever it is
     */
    private Parts(List<String> texts, boolean asked) {
        this.texts = texts;
        this.asked = asked;
    }

    static Parts of(String text) {
        String lines = NUMBERED.matcher(text).find() ? INLINE_NUMBER.matcher(text.strip()).replaceAll("\n") : text;
        List<String> texts = Arrays.stream(BREAK.split(lines.strip(), MOST + 2)).filter(part -> !part.isBlank())
                .toList();
        return new Parts(texts.size() > MOST ? List.of() : texts);
    }

    /** Without what says nothing, as long as something is left: "Bom dia!" */
    Parts where(Predicate<String> says) {
        List<String> said = texts.stream().filter(says).toList();
        return said.isEmpty() ? this : new Parts(said);
    }

    /** With what only says that something is asked for added to the part before it. */
    Parts joining(Predicate<String> belongsBefore) {
        List<String> joined = new ArrayList<>();
        for (String text : texts) {
            boolean tail = !joined.isEmpty() && belongsBefore.test(text);
            joined.add(tail ? END.matcher(joined.remove(joined.size() - 1)).replaceFirst("") + ", " + text : text);
        }
        return new Parts(joined);
    }

    /**
     * The items of a list whose heading asks for them ("a fazer:", "tasks for tomorrow:") or is but a time ("sexta:"),
     * each at that time where it has none of its own, or on that day where it has none.
     */
    Parts under(PartReader reader) {
        boolean list = texts.size() > 1 && texts.stream().skip(1).allMatch(Lines::isItem);
        if (!list || !texts.get(0).strip().endsWith(":")) {
            return this;
        }
        String heading = texts.get(0);
        boolean asks = reader.isHeading(heading);
        String time = reader.time(heading, "date", "time");
        String day = reader.time(heading, "date");
        List<String> items = texts.stream().skip(1)
                .map(item -> reader.with(reader.isTimed(item) ? day : time, item))
                .toList();
        return asks || !time.isEmpty() && reader.talk(heading) == Talk.ONLY_TIME ? new Parts(items, asks) : this;
    }

    /**
     * All of them to be noted, where the last says so: "add all these", "pode criar essas 3".
     *
     * @param asksForAll
     *            whether a part does
     */
    Parts before(Predicate<String> asksForAll) {
        int last = texts.size() - 1;
        return last > 0 && asksForAll.test(texts.get(last)) ? new Parts(texts.subList(0, last), true) : this;
    }

    boolean isOne() {
        return texts.size() == 1;
    }

    /** What a part that is not understood may be. */
    enum Talk {
        /** "Acabou o de casa": can be left aside. */
        TIMELESS,
        /** "A Ana chega sexta": nobody knows whether it belongs to the rest. */
        TIMED,
        /** "Amanhã às 10h", "importante!": belongs to the rest. */
        ONLY_TIME
    }

    List<String> texts() {
        return texts;
    }

    /** What the parts say, where that is more than the whole says. */
    Interpretation better(Interpretation whole, PartReader reader) {
        List<Interpretation> answers = texts.stream().map(reader::read).takeWhile(Parts::isAnswered).toList();
        if (!texts.isEmpty() && answers.size() == texts.size()
                && answers.stream().distinct().count() == 1) {
            return answers.get(0); // "What does today look like? Quick brief please"
        }
        Wishes wishes = new Wishes();
        for (String text : texts) {
            Interpretation wish = wish(text, reader);
            boolean isTalk = wish instanceof Interpretation.Unknown;
            wishes.doubtAmongTalk(!isTalk && !(wishes.isAnnounced() ? reader.isMarked(text) : reader.isOwn(text)));
            wishes.asksFor(asked || Lines.isItem(text) || reader.isMarked(text) || reader.isOwnPlan(text)
                    || !isCreation(wish));
            if (!wishes.take(wish) && !isTalk || isTalk && reader.talk(text) == Talk.ONLY_TIME) {
                return whole;
            } else if (isTalk) {
                wishes.leaveOut(reader.talk(text));
            }
        }
        return wishes.or(whole);
    }

    private static boolean isAnswered(Interpretation wish) {
        return !wish.isAction() && !(wish instanceof Interpretation.Unknown)
                && !(wish instanceof Interpretation.Question) && !(wish instanceof Interpretation.Confirm)
                && !(wish instanceof Interpretation.Several);
    }

    private static boolean isCreation(Interpretation wish) {
        return wish instanceof Interpretation.CreateTask || wish instanceof Interpretation.CreateEvent;
    }

    /** "- marcar dentista" in a list is what somebody has to do, not an event without a day. */
    private Interpretation wish(String text, PartReader reader) {
        Interpretation wish = reader.read(NUMBER.matcher(text).replaceFirst(""));
        boolean lacksDay = wish instanceof Interpretation.Question question && question.doubt() == Doubt.WHEN;
        boolean unread = asked && (wish instanceof Interpretation.Unknown || wish instanceof Interpretation.Confirm);
        return lacksDay && Lines.isItem(text) || unread
                ? reader.readTask(ITEM.matcher(text).replaceFirst(""))
                : wish;
    }
}
