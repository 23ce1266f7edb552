package io.sparkone.api.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.brief.BriefView;
import io.sparkone.api.brief.Briefs;
import io.sparkone.api.calendar.Calendar;
import io.sparkone.api.calendar.Occurrences;
import io.sparkone.api.http.Text;
import io.sparkone.api.http.Writes;
import io.sparkone.api.message.Inbound;

/** The first page: the day at a glance, and a box to write to the assistant. */
@Path("/web")
@PermitAll
@SignedIn
@Blocking
class TodayResource {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST_OCCURRENCES = 14;

    private final Frames frames;
    private final Briefs briefs;
    private final Calendar calendar;
    private final Inbound inbound;
    private final CurrentSession current;
    private final Writes writes;

    TodayResource(Frames frames, Briefs briefs, Calendar calendar, Inbound inbound, CurrentSession current,
            Writes writes) {
        this.frames = frames;
        this.briefs = briefs;
        this.calendar = calendar;
        this.inbound = inbound;
        this.current = current;
        this.writes = writes;
    }

    @GET
    public Response page(@QueryParam("notice") String notice, @QueryParam("task") Long task,
            @QueryParam("message") UUID message) {
        Frame frame = frames.own();
        BriefView brief = briefs.of(frame.today(), frame.zone());
        Instant now = frame.now();
        List<Frame.EventItem> events = calendar
                .between(now, now.plus(AHEAD), new Occurrences(frame.zone(), MOST_OCCURRENCES)).stream()
                .map(frame::item).toList();
        return Pages.answer(Pages.today(frame,
                new Pages.Today(Notices.of(frame, notice, task), message == null ? null : find(message),
                        brief.overdueTasks().stream().map(frame::item).toList(),
                        brief.todayTasks().stream().map(frame::item).toList(), events)));
    }

    @POST
    @Writing
    @Path("messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response write(@RestForm String text) {
        if (text == null || text.isBlank() || !Text.isStorable(text)) {
            return Response.seeOther(URI.create(LoginTarget.HOME + "?notice=empty")).build();
        }
        String message = text.replace("\r\n", "\n").strip();
        return writes.answerOnce(() -> Response.seeOther(
                URI.create(LoginTarget.HOME + "?message=" + inbound.takeFromWeb(message, current.user()))).build());
    }

    /** The answer alone, for the page's script, which asks until it is interpreted. */
    @GET
    @Path("messages/{id}")
    public Response message(@PathParam("id") UUID id) {
        return Pages.answer(Pages.message(frames.own(), find(id)));
    }

    private Pages.MessageItem find(UUID id) {
        return new Pages.MessageItem(id.toString(), inbound.replyOnWeb(id, current.user()).orElse(null));
    }
}
