package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.merge.Field;
import io.sparkone.sync.testing.Golden;

class EventSamplesTest {

    @Test
    void aProposalIsWrittenAsItsSample() {
        TaskChangeProposed proposal = Golden.read("task.change.proposed", TaskChangeProposed.class);

        assertThat(proposal.changes()).containsEntry(Field.STATUS, "in_progress");
        assertThat(Golden.written(proposal)).isEqualTo(Golden.sample("task.change.proposed"));
    }

    @Test
    void aFieldThatIsEmptiedIsWrittenAsNull() {
        Map<Field, String> changes = new EnumMap<>(Field.class);
        changes.put(Field.DUE_AT, null);

        assertThat(Golden.written(new TaskChangeProposed(new UUID(0, 1), "notion", "p", "update", 1L, 1, changes,
                1)).get("changes").toString()).isEqualTo("{\"due_at\":null}");
    }

    @Test
    void aRequestForASnapshotIsWrittenAsItsSample() {
        Links.SnapshotRequested request = Golden.read("snapshot.requested", Links.SnapshotRequested.class);

        assertThat(Golden.written(request)).isEqualTo(Golden.sample("snapshot.requested"));
    }

    @Test
    void eachEventOfATaskIsRead() {
        for (String type : new String[]{"task.created", "task.updated", "task.deleted", "task.snapshot"}) {
            HubTask task = Golden.read(type, HubTask.class);
            assertThat(task.id()).as(type).isEqualTo(12);
            assertThat(task.version()).as(type).isPositive();
            assertThat(task.deleted()).as(type).isEqualTo(type.equals("task.deleted"));
            assertThat(task.cells().get(Field.TITLE).value()).as(type).isNotBlank();
        }
        assertThat(Golden.read("task.updated", TaskEvents.Originated.class).origin().proposalId())
                .isEqualTo(UUID.fromString("8f14e45f-ceea-4e7a-9c1b-0242ac120001"));
        assertThat(Golden.read("task.created", TaskEvents.Originated.class).origin()).isNull();
    }

    @Test
    void aRejectionIsRead() {
        RejectionEvents.ChangeRejected rejected = Golden.read("task.change.rejected",
                RejectionEvents.ChangeRejected.class);

        assertThat(rejected.reason()).isEqualTo("stale");
        assertThat(rejected.proposalId()).isNotNull();
    }
}
