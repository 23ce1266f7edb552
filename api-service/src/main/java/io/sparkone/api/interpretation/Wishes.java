package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the sentences or lines of one message ask for: all of it is done, or asked about together. */
final class Wishes {

    private final List<Interpretation> wishes = new ArrayList<>();
    private Interpretation doubt;
    private boolean sure = true;
    private boolean timeless = true;
    private boolean talk;
    private boolean announced;
    private boolean plain;
    private boolean own = true;

    /** @return false for what neither asks for something nor can be asked about */
    boolean take(Interpretation wish) {
        if (wish instanceof Interpretation.Several several) {
            wishes.addAll(several.wishes());
        } else if (wish instanceof Interpretation.Confirm confirm) {
            sure = false;
            return take(confirm.wish());
        } else if (wish instanceof Interpretation.Question) {
            doubt = doubt == null ? wish : doubt;
        } else if (wish.isAction()) {
            wishes.add(wish);
        } else {
            return false;
        }
        return true;
    }

    /** "Aproveite! Compre 2 leve 3": what may be said to anybody is no command where there is talk beside it. */
    void doubtAmongTalk(boolean doubtful) {
        own &= !doubtful;
    }

    /** "Preheat oven. Bake for 40 minutes": one of several things has to be asked for, or they may be instructions. */
    void asksFor(boolean plainly) {
        plain |= plainly;
    }

    /** Whether talk came first: "Vaga em Barueri. Enviar currículo até sexta". */
    boolean isAnnounced() {
        return announced;
    }

    void leaveOut(Parts.Talk what) {
        talk = true;
        announced |= wishes.isEmpty();
        timeless &= what == Parts.Talk.TIMELESS;
    }

    /** @param whole what the message is when it is read as one sentence */
    Interpretation or(Interpretation whole) {
        if (doubt != null && !talk) {
            return doubt;
        }
        if (doubt != null || wishes.isEmpty()) {
            return whole.isAction() ? new Interpretation.Confirm(whole.language(), whole) : whole;
        }
        return wishes.size() == 1 ? one(whole) : several(whole);
    }

    private Interpretation several(Interpretation whole) {
        Interpretation all = new Interpretation.Several(whole.language(), wishes);
        return sure && !talk && plain && !isContradictory() ? all : new Interpretation.Confirm(whole.language(), all);
    }

    /** "Cancel 5 and move 5 to Friday", "book the dentist tomorrow and cancel tomorrow's dentist" */
    private boolean isContradictory() {
        List<Target> targets = wishes.stream().map(Interpretation::target).filter(Objects::nonNull).toList();
        List<Long> numbers = targets.stream().flatMap(target -> target.numbers().stream()).toList();
        return numbers.size() > numbers.stream().distinct().count() || wishes.stream().map(Interpretation::title)
                .filter(Objects::nonNull).anyMatch(title -> targets.stream().map(Target::words)
                        .filter(Objects::nonNull).anyMatch(words -> isSame(title, words)));
    }

    private static boolean isSame(String title, String words) {
        String one = title.toLowerCase(Locale.ROOT);
        String other = words.toLowerCase(Locale.ROOT);
        return one.contains(other) || other.contains(one);
    }

    /** A wish and talk: "Comprar pão. Acabou o de casa." */
    private Interpretation one(Interpretation whole) {
        Interpretation only = wishes.get(0);
        boolean dated = !(only instanceof Interpretation.CreateTask task && task.due() == null);
        if (timeless && !(whole instanceof Interpretation.Unknown)) {
            return own && dated || !whole.isAction() ? whole : new Interpretation.Confirm(whole.language(), whole);
        }
        return sure && own && timeless && dated ? only : new Interpretation.Confirm(whole.language(), only);
    }
}
