package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.SyncServiceTest;

@QuarkusTest
class NewLinkTest extends SyncServiceTest {

    @Test
    void aServiceThatBeginsFromNothingAsksForEveryTask() {
        soon().until(() -> !api.outbox("snapshot.requested").isEmpty());

        assertThat(api.outbox("snapshot.requested").get(0).get("kind").asText()).isEqualTo("task");
    }
}
