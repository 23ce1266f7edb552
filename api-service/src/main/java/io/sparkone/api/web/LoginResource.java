package io.sparkone.api.web;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;
import io.sparkone.api.oidc.OidcLogin;
import io.sparkone.api.security.KnownDevices;
import io.sparkone.api.user.User;

/** Login and logout. */
@Path("/web")
@PermitAll
@Blocking
class LoginResource {

    private static final int WRONG = 401;

    private final Frames frames;
    private final Cookies cookies;
    private final LoginCheck check;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final CurrentSession current;
    private final Writes writes;
    private final OidcLogin oidc;

    LoginResource(Frames frames, Cookies cookies, LoginCheck check, KnownDevices devices, Sessions sessions,
            CurrentSession current, Writes writes, OidcLogin oidc) {
        this.frames = frames;
        this.cookies = cookies;
        this.check = check;
        this.devices = devices;
        this.sessions = sessions;
        this.current = current;
        this.writes = writes;
        this.oidc = oidc;
    }

    @GET
    @Path("login")
    public Response page(@RestCookie(Cookies.LOGIN) String cookie, @QueryParam("next") String next) {
        // the same token for all tabs that are open
        SessionToken token = SessionToken.of(cookie).orElseGet(SessionToken::random);
        Frame frame = frames.open(token.csrf());
        return Response
                .fromResponse(Pages.answer(Pages.login(frame, LoginTarget.of(next), User.OWNER, provider(), null)))
                .cookie(cookies.login(token)).build();
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response login(@RestCookie(Cookies.LOGIN) String cookie, @RestForm(Frame.CSRF) String csrf,
            @RestForm String user, @RestForm String password, @RestForm String code, @RestForm String next) {
        Optional<SessionToken> token = SessionToken.of(cookie).filter(t -> t.acceptsForm(csrf));
        if (token.isEmpty()) {
            throw Problems.forbidden("The form does not belong to this browser");
        }
        String name = user == null ? "" : user.strip();
        if (!check.lets(name, password, code)) {
            Frame frame = frames.open(token.get().csrf());
            return Pages.answer(WRONG,
                    Pages.login(frame, LoginTarget.of(next), name, provider(), frame.t("login.wrong")));
        }
        return writes.answerOnce(() -> {
            SessionToken session = sessions.start(name);
            current.begin(sessions.use(session).orElseThrow());
            return Response.seeOther(URI.create(LoginTarget.of(next)))
                    .cookie(cookies.session(session), cookies.noLogin(), cookies.device(devices.remember(name)))
                    .build();
        });
    }

    @POST
    @Path("logout")
    @SignedIn
    public Response logout() {
        return writes.answerOnce(() -> {
            sessions.end(current.get());
            return Response.seeOther(LoginTarget.login(null)).cookie(cookies.noSession())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Clear-Site-Data", "\"cache\"").build();
        });
    }

    private String provider() {
        return oidc.name().orElse(null);
    }
}
