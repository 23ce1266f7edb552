package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.link.LinkItem.State;
import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** Creations and deletions; what becomes of single fields is the matter of the merge. */
class DecisionTest {

    private static final Set<Field> FIELDS = Set.of(Field.TITLE);

    @Test
    void aTaskThatWasNeverSentIsCreated() {
        assertThat(decide(null, State.PENDING, false, task("a", false), null).write().kind())
                .isEqualTo(Write.Kind.CREATE);
    }

    @Test
    void aTaskDeletedBeforeItWasSentIsNot() {
        Decision decision = decide(null, State.PENDING, false, task("a", true), null);

        assertThat(decision.write()).isNull();
        assertThat(decision.state()).isEqualTo(State.DELETED);
    }

    @Test
    void aMissingItemIsNoEvidenceOfItsDeletion() {
        Decision decision = decide("r", State.SYNCED, false, task("a", false), null);

        assertThat(decision.write()).isNull();
        assertThat(decision.proposal()).isNull();
    }

    @Test
    void anItemThatIsCertainlyGoneIsProposedForDeletion() {
        assertThat(decide("r", State.SYNCED, true, task("a", false), null).proposal().kind())
                .isEqualTo(Decision.ProposalKind.DELETE);
        assertThat(decide("r", State.SYNCED, true, task("a", false), remote("a", true)).proposal().kind())
                .isEqualTo(Decision.ProposalKind.DELETE);
    }

    @Test
    void aTaskChangedSinceBeatsTheDeletionOfItsItem() {
        assertThat(decide("r", State.SYNCED, true, task("b", false), null).write().kind())
                .isEqualTo(Write.Kind.CREATE);
        assertThat(decide("r", State.SYNCED, true, task("b", false), remote("a", true)).write().kind())
                .isEqualTo(Write.Kind.RESTORE);
    }

    @Test
    void anItemChangedSinceBeatsTheDeletionOfItsTask() {
        assertThat(decide("r", State.SYNCED, false, task("a", true), remote("b", false)).proposal().kind())
                .isEqualTo(Decision.ProposalKind.CREATE);
        assertThat(decide("r", State.SYNCED, false, task("a", true), remote("a", false)).write().kind())
                .isEqualTo(Write.Kind.TRASH);
    }

    @Test
    void whatIsTakenOutOfTheTrashComesBackOnTheOtherSide() {
        assertThat(decide("r", State.DELETED, false, task("a", true), remote("a", false)).proposal().kind())
                .isEqualTo(Decision.ProposalKind.CREATE);
        assertThat(decide("r", State.DELETED, false, task("a", false), remote("a", true)).write().kind())
                .isEqualTo(Write.Kind.RESTORE);
    }

    @Test
    void whatIsGoneOnBothSidesIsForgotten() {
        Decision decision = decide("r", State.SYNCED, true, task("a", true), remote("a", true));

        assertThat(decision.write()).isNull();
        assertThat(decision.proposal()).isNull();
        assertThat(decision.state()).isEqualTo(State.DELETED);
    }

    @Test
    void anItemWithoutItsIdGetsItAndNothingElse() {
        RemoteItem nameless = new RemoteItem("r", null, remote("a", false).cells(), false, 0, false, null);

        Decision decision = decide("r", State.SYNCED, false, task("a", false), nameless);

        assertThat(decision.write().kind()).isEqualTo(Write.Kind.UPDATE);
        assertThat(decision.write().values()).isEmpty();
    }

    @Test
    void anItemFoundAfterItsAnswerWasLostIsRemembered() {
        LinkItem lost = new LinkItem(1, 1L, null, State.PENDING, Map.of(),
                Map.of(Field.TITLE, Cell.of(Field.TITLE, "a")), UUID.randomUUID(), false, 0, 0, 1);

        Decision decision = Decision.of(lost, task("a", false), remote("a", false), FIELDS);

        assertThat(decision.write()).isNull();
        assertThat(decision.remoteId()).isEqualTo("r");
    }

    private static Decision decide(String remoteId, State state, boolean evidence, HubTask task, RemoteItem remote) {
        Map<Field, Base> base = remoteId == null
                ? Map.of()
                : Map.of(Field.TITLE, new Base("a", Cell.hash("a"), Cell.hash("a")));
        return Decision.of(new LinkItem(1, 1L, remoteId, state, base, Map.of(), null, evidence, 0, 0, 0), task, remote,
                FIELDS);
    }

    private static HubTask task(String title, boolean deleted) {
        return new HubTask(1, title, null, "pending", "medium", null, 2, deleted);
    }

    private static RemoteItem remote(String title, boolean trashed) {
        return new RemoteItem("r", "1", new EnumMap<>(Map.of(Field.TITLE, Cell.of(Field.TITLE, title))), trashed, 0,
                true,
                null);
    }
}
