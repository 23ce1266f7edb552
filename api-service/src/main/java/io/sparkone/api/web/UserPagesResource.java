package io.sparkone.api.web;

import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
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

import io.sparkone.api.http.Writes;
import io.sparkone.api.user.Users;

/** Users in a browser: found, made, changed, removed. Each change takes the admin's password: an open browser is not enough. */
@Path("/web/users")
@PermitAll
@SignedIn
@Managing
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class UserPagesResource {

    private static final int WRONG = 422;
    private static final int CONFLICT = 409;

    private final Frames frames;
    private final UserPages pages;
    private final Users users;
    private final LoginCheck check;
    private final Validator validator;
    private final CurrentSession current;
    private final Writes writes;

    UserPagesResource(Frames frames, UserPages pages, Users users, LoginCheck check, Validator validator,
            CurrentSession current, Writes writes) {
        this.frames = frames;
        this.pages = pages;
        this.users = users;
        this.check = check;
        this.validator = validator;
        this.current = current;
        this.writes = writes;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@QueryParam("notice") String notice, @QueryParam("user") String user) {
        Frame frame = frames.own();
        return Pages.answer(Pages.users(frame, pages.list(frame, Notices.ofUser(frame, notice, user), null, null)));
    }

    @POST
    public Response add(@BeanParam UserForm form) {
        return change(form, form.trouble(validator, "name", "password", "role", "number"), "added", form.user().name(),
                () -> users.create(form.user()),
                error -> {
                    Frame frame = frames.own();
                    return Pages.answer(WRONG, Pages.users(frame, pages.list(frame, null, form.user(), error)));
                });
    }

    @GET
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("name") String name) {
        Frame frame = frames.own();
        return Pages.answer(Pages.user(frame, pages.one(frame, name, null)));
    }

    @POST
    @Path("{name}")
    public Response edit(@PathParam("name") String name, @BeanParam UserForm form) {
        return change(form, form.trouble(validator, "role", "number"), "changed", name,
                () -> users.change(name, form.role(), form.number()), error -> wrong(name, error));
    }

    @POST
    @Path("{name}/password")
    public Response setPassword(@PathParam("name") String name, @BeanParam UserForm form) {
        return change(form, form.trouble(validator, "password"), "password", name,
                () -> users.setPassword(name, form.password), error -> wrong(name, error));
    }

    @POST
    @Path("{name}/removal")
    public Response remove(@PathParam("name") String name, @BeanParam UserForm form) {
        return change(form, Optional.empty(), "removed", name, () -> users.remove(name), error -> wrong(name, error));
    }

    /** @param wrong shows the form again, with the text of a key that says what is wrong */
    private Response change(UserForm form, Optional<String> trouble, String notice, String name, Runnable work,
            Function<String, Response> wrong) {
        if (!check.isPassword(current.user(), form.own)) {
            return wrong.apply("users.error.own");
        }
        if (trouble.isPresent()) {
            return wrong.apply(trouble.get());
        }
        try {
            return writes.answerOnce(() -> {
                work.run();
                return Response.seeOther(UriBuilder.fromPath("/web/users").queryParam("notice", notice)
                        .queryParam("user", "{name}").build(name)).build();
            });
        } catch (HttpProblem e) {
            if (e.getStatusCode() != CONFLICT) {
                throw e;
            }
            return wrong.apply("users.error.taken");
        }
    }

    private Response wrong(String name, String error) {
        Frame frame = frames.own();
        return Pages.answer(WRONG, Pages.user(frame, pages.one(frame, name, error)));
    }
}
