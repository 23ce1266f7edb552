package io.sparkone.sync.run;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.OddRequests;
import io.sparkone.sync.testing.SyncEnvironment;

@QuarkusTest
@QuarkusTestResource(SyncEnvironment.class)
class OddRequestTest extends OddRequests {

    OddRequestTest() {
        super("/sync/runs", "sync:write");
    }

    @Test
    void plainTextIsNoBody() {
        refusesPlainText("POST", "/sync/conflicts/1/resolve", "sync:write");
    }
}
