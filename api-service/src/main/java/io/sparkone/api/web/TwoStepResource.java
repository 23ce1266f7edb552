package io.sparkone.api.web;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.http.Writes;
import io.sparkone.api.security.TotpSecret;
import io.sparkone.api.security.TwoStep;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/**
 * One's own password, and the second step of logins, turned on and off. All of it needs the present password: an open browser is
 * not enough.
 */
@Path("/web/totp")
@PermitAll
@SignedIn
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TwoStepResource {

    private static final int WRONG = 422;
    private static final URI HERE = URI.create("/web/totp");

    private final Frames frames;
    private final TwoStep twoStep;
    private final Users users;
    private final Validator validator;
    private final LoginCheck check;
    private final Sessions sessions;
    private final CurrentSession current;
    private final Writes writes;

    TwoStepResource(Frames frames, TwoStep twoStep, Users users, Validator validator, LoginCheck check,
            Sessions sessions, CurrentSession current, Writes writes) {
        this.frames = frames;
        this.twoStep = twoStep;
        this.users = users;
        this.validator = validator;
        this.check = check;
        this.sessions = sessions;
        this.current = current;
        this.writes = writes;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public Response page() {
        return Pages.answer(Pages.totp(frames.own(), step(null)));
    }

    @POST
    @Path("enrol")
    public Response enrol(@RestForm String password) {
        if (!check.isPassword(current.user(), password)) {
            return wrong("totp.password.wrong");
        }
        return done(() -> twoStep.enrol(current.user()));
    }

    @POST
    @Path("confirm")
    public Response confirm(@RestForm String code) {
        if (!twoStep.confirm(current.user(), code)) {
            return wrong("totp.code.wrong");
        }
        // whoever logged in with the password alone has to log in again
        return done(() -> sessions.endOthers(current.get()));
    }

    @POST
    @Path("disable")
    public Response disable(@RestForm String password) {
        if (!check.isPassword(current.user(), password)) {
            return wrong("totp.password.wrong");
        }
        return done(() -> twoStep.disable(current.user()));
    }

    /** Ends all sessions of the user, this one too. */
    @POST
    @Path("password")
    public Response setPassword(@BeanParam UserForm form) {
        if (!check.isPassword(current.user(), form.own)) {
            return wrong("totp.password.wrong");
        }
        if (User.OWNER.equals(current.user())) {
            return wrong("user.owner");
        }
        return form.trouble(validator, "password").map(this::wrong)
                .orElseGet(() -> done(() -> users.setPassword(current.user(), form.password)));
    }

    private Response done(Runnable work) {
        return writes.answerOnce(() -> {
            work.run();
            return Response.seeOther(HERE).build();
        });
    }

    private Response wrong(String error) {
        Frame frame = frames.own();
        return Pages.answer(WRONG, Pages.totp(frame, step(frame.t(error))));
    }

    private Pages.SecondStep step(String error) {
        Optional<TotpSecret> pending = twoStep.pending(current.user());
        return new Pages.SecondStep(twoStep.isOn(current.user()), pending.map(TotpSecret::readable).orElse(null),
                pending.map(secret -> secret.uri(current.user()).toString()).orElse(null), error);
    }
}
