package io.sparkone.api.web;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestCookie;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;
import io.sparkone.api.oidc.OidcAttempt;
import io.sparkone.api.oidc.OidcException;
import io.sparkone.api.oidc.OidcException.Reason;
import io.sparkone.api.oidc.OidcLogin;
import io.sparkone.api.user.User;

/** Login at the OpenID Connect provider: there, and back again. */
@Path("/web/oidc")
@PermitAll
@Blocking
class OidcResource {

    /** Between the state and where the browser wants to go: in no base64url text. */
    private static final char SEPARATOR = '.';

    private final OidcLogin login;
    private final Frames frames;
    private final Cookies cookies;
    private final Sessions sessions;
    private final CurrentSession current;
    private final Writes writes;

    OidcResource(OidcLogin login, Frames frames, Cookies cookies, Sessions sessions, CurrentSession current,
            Writes writes) {
        this.login = login;
        this.frames = frames;
        this.cookies = cookies;
        this.sessions = sessions;
        this.current = current;
        this.writes = writes;
    }

    @GET
    public Response begin(@QueryParam("next") String next, @Context UriInfo uri) {
        requireProvider();
        SessionToken token = SessionToken.random();
        String target = LoginTarget.of(next);
        try {
            URI there = login.begin(attempt(token, uri, target));
            return Response.seeOther(there).cookie(cookies.oidc(token)).build();
        } catch (OidcException e) {
            return failed(target, e.reason());
        }
    }

    @GET
    @Path("callback")
    public Response finish(@RestCookie(Cookies.OIDC) String cookie, @QueryParam("state") String state,
            @Context UriInfo uri) {
        requireProvider();
        String target = target(state);
        Optional<SessionToken> token = SessionToken.of(cookie);
        if (token.isEmpty()) {
            return failed(target, Reason.REFUSED);
        }
        try {
            return begun(login.finish(attempt(token.get(), uri, target), uri.getRequestUri()), target);
        } catch (OidcException e) {
            return failed(target, e.reason());
        }
    }

    private void requireProvider() {
        if (login.name().isEmpty()) {
            throw Problems.notFound("A login at an OpenID Connect provider");
        }
    }

    /** All that must not be guessed comes of the secret in the browser's cookie: nothing is kept here, and any replica can go on. */
    private OidcAttempt attempt(SessionToken token, UriInfo uri, String target) {
        URI callback = login.callback().orElseGet(() -> uri.getBaseUriBuilder().path("web/oidc/callback").build());
        return new OidcAttempt(callback, token.derived("oidc-state" + target) + SEPARATOR + target,
                token.derived("oidc-nonce"),
                token.derived("oidc-verifier"));
    }

    private static String target(String state) {
        return LoginTarget.of(state == null ? null : state.substring(state.indexOf(SEPARATOR) + 1));
    }

    private Response begun(User user, String target) {
        return writes.answerOnce(() -> {
            SessionToken session = sessions.start(user.name());
            current.begin(sessions.use(session).orElseThrow());
            return Response.seeOther(URI.create(target)).cookie(cookies.session(session), cookies.noOidc()).build();
        });
    }

    /** The login again, with the reason. */
    private Response failed(String target, Reason reason) {
        SessionToken token = SessionToken.random();
        Frame frame = frames.open(token.csrf());
        String error = frame.t("login.oidc." + switch (reason) {
            case REFUSED -> "refused";
            case UNKNOWN_USER -> "unknown";
            case UNAVAILABLE, BUSY -> "unavailable";
        });
        boolean later = reason == Reason.UNAVAILABLE || reason == Reason.BUSY;
        Response page = Pages.answer(later ? 503 : 403,
                Pages.login(frame, target, User.OWNER, login.name().orElse(null), error));
        return Response.fromResponse(page).cookie(cookies.login(token), cookies.noOidc()).build();
    }
}
