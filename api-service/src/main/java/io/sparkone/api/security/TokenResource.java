package io.sparkone.api.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;
import io.sparkone.api.user.Scope;
import io.sparkone.api.user.User;
import io.sparkone.api.user.Users;

/**
 * Bearer tokens over HTTP. Needs the password (HTTP Basic) or a token with {@code admin}. Only admins see and revoke those of
 * others.
 */
@Path("/auth/tokens")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {

    private final Tokens tokens;
    private final Writes writes;
    private final SecurityIdentity caller;
    private final Users users;

    TokenResource(Tokens tokens, Writes writes, SecurityIdentity caller, Users users) {
        this.tokens = tokens;
        this.writes = writes;
        this.caller = caller;
        this.users = users;
    }

    // outside of the idempotency keys: the answer holds the token, which nothing keeps
    @POST
    @RolesAllowed({Scope.ADMIN, Scope.LOGIN})
    @ResponseStatus(201)
    @APIResponseSchema(value = IssuedToken.class, responseCode = "201")
    public Response issue(@Valid @NotNull IssueToken body) {
        return writes.answerOnce(() -> {
            IssuedToken token = tokens.issue(name(), body.name().strip(), body.scopes(), body.expiresIn());
            return Response.created(URI.create("/auth/tokens/" + token.id())).entity(token).build();
        });
    }

    @GET
    @RolesAllowed({Scope.ADMIN, Scope.LOGIN})
    public TokenList list(@BeanParam Paging paging) {
        return tokens.list(whose(), paging.limit(), paging.offset());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Scope.ADMIN, Scope.LOGIN})
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response revoke(@PathParam("id") UUID id) {
        return writes.answer(null, () -> {
            if (!tokens.revoke(id, whose())) {
                throw Problems.notFound("Token " + id);
            }
            return Response.noContent().build();
        });
    }

    /** Whose tokens the caller may see and revoke; null for everybody's. */
    private String whose() {
        User user = users.find(name()).orElseThrow(() -> Problems.forbidden("The user of this token has left"));
        return user.role().allows(Scope.ADMIN) ? null : user.name();
    }

    private String name() {
        return caller.getPrincipal().getName();
    }

    /**
     * A token to be issued.
     *
     * @param scopes {@code *} for all that the user's role allows
     * @param expiresIn ISO 8601 duration; null for the default
     */
    @Schema(examples = """
            {"name": "laptop", "scopes": ["tasks:read", "tasks:write"], "expires_in": "P30D"}""")
    @OnlyKnownFields
    record IssueToken(@NotBlank @Size(max = 100) String name, @NotEmpty @Size(max = 20) List<@NotNull String> scopes,
            Duration expiresIn) {}
}
