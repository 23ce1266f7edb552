package io.sparkone.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void whatOnlyTheHubChangedGoesOut() {
        Merge merge = merge(Field.TITLE, base("a"), "b", "a");

        assertThat(merge.toRemote()).containsOnlyKeys(Field.TITLE);
        assertThat(merge.toHub()).isEmpty();
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void whatOnlyTheRemoteSideChangedComesIn() {
        Merge merge = merge(Field.TITLE, base("a"), "a", "b");

        assertThat(merge.toHub().get(Field.TITLE).value()).isEqualTo("b");
        assertThat(merge.toRemote()).isEmpty();
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void theSameChangeOnBothSidesIsTheNewBase() {
        Merge merge = merge(Field.TITLE, base("a"), "b", "b");

        assertThat(merge.settled().get(Field.TITLE).value()).isEqualTo("b");
        assertThat(merge.toHub()).isEmpty();
        assertThat(merge.toRemote()).isEmpty();
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void theHubWinsAStatus() {
        Merge merge = merge(Field.STATUS, base("pending"), "in_progress", "completed");

        assertThat(merge.toRemote().get(Field.STATUS).value()).isEqualTo("in_progress");
        assertThat(merge.conflicts())
                .containsExactly(new FieldConflict(Field.STATUS, "pending", "in_progress", "completed", Side.HUB));
    }

    @Test
    void thePersonWinsATitleADueTimeADescriptionAndAPriority() {
        for (Field field : new Field[]{Field.TITLE, Field.DESCRIPTION, Field.PRIORITY}) {
            assertThat(merge(field, base("a"), "b", "c").toHub().get(field).value()).as(field.key()).isEqualTo("c");
        }
        assertThat(merge(Field.DUE_AT, null, "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z").conflicts()).hasSize(1);
    }

    @Test
    void aValueThatWasNeverAgreedOnFillsAnEmptyOne() {
        assertThat(merge(Field.DESCRIPTION, null, "b", null).toRemote()).containsKey(Field.DESCRIPTION);
        assertThat(merge(Field.DESCRIPTION, null, null, "b").toHub()).containsKey(Field.DESCRIPTION);
        assertThat(merge(Field.DESCRIPTION, null, "b", null).conflicts()).isEmpty();
    }

    @Test
    void whatTheHubCannotBeWithoutIsPutBack() {
        Merge merge = merge(Field.TITLE, base("a"), "a", null);

        assertThat(merge.toRemote().get(Field.TITLE).value()).isEqualTo("a");
        assertThat(merge.toHub()).isEmpty();
    }

    @Test
    void aDescriptionMayBeEmptied() {
        assertThat(merge(Field.DESCRIPTION, base("a"), "a", null).toHub().get(Field.DESCRIPTION).value()).isNull();
    }

    @Test
    void aFieldThatCannotBeReadIsLeftAloneUntilTheHubChangesIt() {
        Map<Field, Base> base = Map.of(Field.STATUS, base("pending"));

        assertThat(Merge.of(base, Map.of(Field.STATUS, Cell.of(Field.STATUS, "pending")), Map.of()).toRemote())
                .isEmpty();
        assertThat(Merge.of(base, Map.of(Field.STATUS, Cell.of(Field.STATUS, "completed")), Map.of()).toRemote())
                .containsKey(Field.STATUS);
    }

    @Test
    void aNewCanonicalFormIsNoChange() {
        Base old = new Base("Title", Cell.hash("Title "), Cell.hash("Title  "));

        Merge merge = Merge.of(Map.of(Field.TITLE, old), Map.of(Field.TITLE, new Cell("title", Cell.hash("Title "))),
                Map.of(Field.TITLE, new Cell("title", Cell.hash("Title  "))));

        assertThat(merge.toHub()).isEmpty();
        assertThat(merge.toRemote()).isEmpty();
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNoEditOfAPerson() {
        Map<Field, Base> base = Merge.afterLostAnswer(Map.of(Field.TITLE, base("a")),
                Map.of(Field.TITLE, Cell.of(Field.TITLE, "b")), Map.of(Field.TITLE, Cell.of(Field.TITLE, "b")));

        Merge merge = Merge.of(base, Map.of(Field.TITLE, Cell.of(Field.TITLE, "c")),
                Map.of(Field.TITLE, Cell.of(Field.TITLE, "b")));

        assertThat(merge.toRemote().get(Field.TITLE).value()).isEqualTo("c");
        assertThat(merge.conflicts()).isEmpty();
    }

    private static Merge merge(Field field, Base base, String hub, String remote) {
        return Merge.of(base == null ? Map.of() : Map.of(field, base), Map.of(field, Cell.of(field, hub)),
                Map.of(field, Cell.of(field, remote)));
    }

    private static Base base(String value) {
        return new Base(value, Cell.hash(value), Cell.hash(value));
    }
}
