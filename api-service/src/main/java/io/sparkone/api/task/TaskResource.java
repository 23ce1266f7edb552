package io.sparkone.api.task;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;

/** Tasks over HTTP. */
@Path("/tasks")
@Tag(name = "Tasks")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class TaskResource {

    private final Tasks tasks;
    private final Writes writes;

    TaskResource(Tasks tasks, Writes writes) {
        this.tasks = tasks;
        this.writes = writes;
    }

    @GET
    @RolesAllowed("tasks:read")
    public TaskList list(@BeanParam TaskQuery query, @BeanParam Paging paging) {
        return tasks.list(query.filter(), paging.limit(), paging.offset());
    }

    @POST
    @RolesAllowed("tasks:write")
    @ResponseStatus(201)
    @APIResponseSchema(value = TaskView.class, responseCode = "201")
    public Response create(@Valid @NotNull CreateTask body) {
        return writes.answer(body, () -> {
            TaskView task = tasks.create(body);
            return Response.created(URI.create("/tasks/" + task.id())).tag(IfMatch.tag(task.version())).entity(task)
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("tasks:read")
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response get(@PathParam("id") long id) {
        return answer(tasks.find(id).orElseThrow(() -> Problems.notFound("Task " + id)));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response edit(@PathParam("id") long id, @Valid @NotNull EditTask body,
            @HeaderParam("If-Match") @Parameter(description = "ETag on which the change is based") String ifMatch) {
        return writes.answer(body, () -> answer(tasks.edit(id, body, IfMatch.of(ifMatch))));
    }

    @PATCH
    @Path("/{id}/status")
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response move(@PathParam("id") long id, @Valid @NotNull MoveTask body,
            @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(body,
                () -> answer(tasks.edit(id, EditTask.status(body.status()), IfMatch.of(ifMatch))));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("tasks:write")
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(null, () -> {
            tasks.delete(id, IfMatch.of(ifMatch));
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/{id}/restore")
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = TaskView.class, responseCode = "200")
    public Response restore(@PathParam("id") long id) {
        return writes.answer(null, () -> answer(tasks.restore(id)));
    }

    private static Response answer(TaskView task) {
        return Response.ok(task).tag(IfMatch.tag(task.version())).build();
    }

    /** A new status for a task. */
    @Schema(examples = """
            {"status": "completed"}""")
    @OnlyKnownFields
    record MoveTask(@NotNull TaskStatus status) {}
}
