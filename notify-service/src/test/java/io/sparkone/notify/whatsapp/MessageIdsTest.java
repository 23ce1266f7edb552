package io.sparkone.notify.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void theSameDeliveryHasTheSameIdAfterARestart() {
        UUID delivery = UUID.fromString("8f14e45f-ceea-4e7a-9c1b-0242ac120003");

        assertThat(MessageIds.of(delivery)).matches("3EB0[0-9A-F]{18}").isEqualTo(MessageIds.of(delivery))
                .isNotEqualTo(MessageIds.of(UUID.randomUUID()));
    }
}
