package io.sparkone.api.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Text;
import io.sparkone.api.http.Writes;
import io.sparkone.api.security.Tokens;
import io.sparkone.api.user.Scope;

/** Everybody's own bearer tokens in a browser. A new one takes the password: it lives longer than the session that made it. */
@Path("/web/tokens")
@PermitAll
@SignedIn
@Blocking
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TokenPagesResource {

    private static final int WRONG = 422;
    private static final int OK = 200;
    private static final int SHOWN = 100;
    private static final int LONGEST_NAME = 100;

    private final Frames frames;
    private final Tokens tokens;
    private final LoginCheck check;
    private final CurrentSession current;
    private final Writes writes;

    TokenPagesResource(Frames frames, Tokens tokens, LoginCheck check, CurrentSession current, Writes writes) {
        this.frames = frames;
        this.tokens = tokens;
        this.check = check;
        this.current = current;
        this.writes = writes;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public Response page() {
        return page(OK, null, null);
    }

    // answered with the page and not with a redirection: the token is kept nowhere
    @POST
    public Response create(@RestForm String name, @RestForm("scope") List<String> scopes, @RestForm String life,
            @RestForm String own) {
        if (!check.isPassword(current.user(), own)) {
            return page(WRONG, null, "users.error.own");
        }
        String named = name == null ? "" : name.strip();
        if (named.isEmpty() || named.length() > LONGEST_NAME || !Text.isStorable(named) || scopes.isEmpty()
                || !TokenPage.LIVES.contains(life)) {
            return page(WRONG, null, "tokens.error");
        }
        if (tokens.areEnough(current.user())) {
            return page(WRONG, null, "tokens.enough");
        }
        return writes.answerOnce(
                () -> page(OK, tokens.issue(current.user(), named, scopes, Duration.parse(life)).token(), null));
    }

    @POST
    @Path("{id}/revocation")
    public Response revoke(@PathParam("id") UUID id) {
        return writes.answerOnce(() -> {
            if (!tokens.revoke(id, current.user())) {
                throw Problems.notFound("Token " + id);
            }
            return Response.seeOther(URI.create("/web/tokens")).build();
        });
    }

    private Response page(int status, String made, String error) {
        Frame frame = frames.own();
        List<TokenPage.TokenItem> shown = tokens.list(current.user(), SHOWN, 0).tokens().stream()
                .map(token -> TokenPage.TokenItem.of(token, frame)).toList();
        List<String> scopes = List.copyOf(current.get().role().expand(Set.of(Scope.ALL)));
        return Pages.answer(status, Pages.tokens(frame, new TokenPage(made, shown, scopes, error)));
    }
}
