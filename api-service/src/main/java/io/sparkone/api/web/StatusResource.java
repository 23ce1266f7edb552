package io.sparkone.api.web;

import java.sql.SQLException;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;

import io.sparkone.api.brief.Briefs;
import io.sparkone.platform.deadletter.DeadLetters;

/** Synchronisation, backup, notices and dead letters on one page. */
@Path("/web/status")
@PermitAll
@SignedIn
@Blocking
class StatusResource {

    private final Frames frames;
    private final Briefs briefs;
    private final DeadLetters deadLetters;
    private final WebConfig config;

    StatusResource(Frames frames, Briefs briefs, DeadLetters deadLetters, WebConfig config) {
        this.frames = frames;
        this.briefs = briefs;
        this.deadLetters = deadLetters;
        this.config = config;
    }

    @GET
    public Response page() throws SQLException {
        Frame frame = frames.own();
        return Pages.answer(Pages.status(frame, SuiteStatus.of(frame, briefs.of(frame.today(), frame.zone()),
                deadLetters.count("open"), config.runbooks())));
    }
}
