package io.sparkone.bench.ledger;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Lets the driver of the rig set the writer's rate. */
@Path("/writer")
class WriterResource {

    private final LedgerWriter writer;

    WriterResource(LedgerWriter writer) {
        this.writer = writer;
    }

    /** @param rate transactions per second; 0 pauses the writer */
    @PUT
    public void rate(@QueryParam("rate") int rate) {
        writer.write(rate);
    }
}
