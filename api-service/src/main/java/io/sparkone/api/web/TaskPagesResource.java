package io.sparkone.api.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Query;
import io.sparkone.api.http.Writes;
import io.sparkone.api.task.TaskList;
import io.sparkone.api.task.TaskView;
import io.sparkone.api.task.Tasks;

/** Tasks in a browser: found, made, changed. */
@Path("/web/tasks")
@PermitAll
@SignedIn
@Blocking
class TaskPagesResource {

    private static final int PAGE = 25;
    private static final int LAST_PAGE = 10_000;
    private static final int MAX_TEXT = 200;
    private static final int WRONG = 422;
    private static final int STALE = 412;

    private final Frames frames;
    private final Tasks tasks;
    private final CurrentSession current;
    private final Writes writes;

    TaskPagesResource(Frames frames, Tasks tasks, CurrentSession current, Writes writes) {
        this.frames = frames;
        this.tasks = tasks;
        this.current = current;
        this.writes = writes;
    }

    @GET
    public Response list(@QueryParam("show") String name, @QueryParam("q") String q, @QueryParam("page") String number,
            @QueryParam("notice") String notice, @QueryParam("task") Long task) {
        Frame frame = frames.own();
        TaskChoice choice = TaskChoice.of(name);
        String words = Query.text("q", q, MAX_TEXT);
        int page = Query.integer("page", number, 1, LAST_PAGE, 1);
        TaskList found = tasks.list(choice.filter(words, frame.now()), PAGE, (page - 1) * PAGE);
        List<Frame.TaskItem> items = found.tasks().stream().map(frame::item).toList();
        int next = (long) page * PAGE < found.total() ? page + 1 : 0;
        return Pages.answer(Pages.tasks(frame, new Pages.TaskPage(Notices.of(frame, notice, task), choice.toString(),
                TaskChoice.names(), words == null ? "" : words, items, found.total(), page, next)));
    }

    @GET
    @Path("new")
    public Response blank() {
        return Pages.answer(Pages.task(frames.own(), TaskDraft.blank()));
    }

    @POST
    @Writing
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@BeanParam TaskForm form) {
        Frame frame = frames.own();
        TaskDraft draft = form.draft(null);
        return draft.trouble(frame.zone()).map(key -> wrong(frame, draft, key))
                .orElseGet(() -> writes.answerOnce(() -> {
                    TaskView task = tasks.create(draft.create(frame.zone(), current.user()));
                    return done("/web/tasks", null, null, "created", task.id());
                }));
    }

    @GET
    @Path("{id}")
    public Response edit(@PathParam("id") long id) {
        Frame frame = frames.own();
        return Pages.answer(Pages.task(frame, TaskDraft.of(find(id), frame.zone())));
    }

    @POST
    @Writing
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("id") long id, @BeanParam TaskForm form) {
        Frame frame = frames.own();
        TaskView before = find(id);
        TaskDraft draft = form.draft(id);
        return draft.trouble(frame.zone()).map(key -> wrong(frame, draft, key))
                .orElseGet(() -> save(frame, before, draft));
    }

    private Response save(Frame frame, TaskView before, TaskDraft draft) {
        try {
            return writes.answerOnce(() -> {
                tasks.edit(before.id(), draft.edit(before, frame.zone()), IfMatch.of('"' + draft.version() + '"'));
                return done("/web/tasks", null, null, "saved", before.id());
            });
        } catch (HttpProblem e) {
            if (e.getStatusCode() != STALE) {
                throw e;
            }
            return wrong(frame, draft, "task.error.stale");
        }
    }

    /** The buttons beside a task; afterwards the browser is where it was. */
    @POST
    @Writing
    @Path("{id}/actions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") long id, @RestForm("do") String button, @RestForm String from,
            @RestForm String show, @RestForm String q) {
        TaskAction action = TaskAction.of(button);
        Frame frame = frames.own();
        return writes.answerOnce(() -> {
            action.run(tasks, id, frame);
            return done("tasks".equals(from) ? "/web/tasks" : LoginTarget.HOME, show, q, action.notice(), id);
        });
    }

    private TaskView find(long id) {
        return tasks.find(id).orElseThrow(() -> Problems.notFound("Task " + id));
    }

    private static Response wrong(Frame frame, TaskDraft draft, String key) {
        return Pages.answer(WRONG, Pages.task(frame, draft.withError(key)));
    }

    private static Response done(String path, String show, String q, String notice, long task) {
        UriBuilder uri = UriBuilder.fromPath(path).queryParam("notice", notice).queryParam("task", task);
        if (show != null && !show.isEmpty()) {
            uri.queryParam("show", TaskChoice.of(show));
        }
        String words = q == null ? "" : q;
        if (!words.isEmpty()) {
            uri.queryParam("q", "{q}");
        }
        return Response.seeOther(uri.build(words)).build();
    }
}
