package io.sparkone.api.user;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.OnlyKnownFields;
import io.sparkone.api.http.Paging;
import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;

/** The people who may log in, over HTTP. */
@Path("/auth/users")
@Tag(name = "Access")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class UserResource {

    private final Users users;
    private final Writes writes;
    private final SecurityIdentity caller;

    UserResource(Users users, Writes writes, SecurityIdentity caller) {
        this.users = users;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    public UserList list(@BeanParam Paging paging) {
        List<User> all = users.all();
        return new UserList(all.stream().skip(paging.offset()).limit(paging.limit()).toList(), all.size(),
                paging.limit(), paging.offset());
    }

    // outside of the idempotency keys: the request holds a password, of which not even a hash is kept there
    @POST
    @RolesAllowed(Scope.ADMIN)
    @ResponseStatus(201)
    @APIResponseSchema(value = User.class, responseCode = "201")
    public Response create(@Valid @NotNull CreateUser body) {
        return writes.answerOnce(() -> {
            User user = users.create(body);
            return Response.created(URI.create("/auth/users/" + user.name())).entity(user).build();
        });
    }

    @GET
    @Path("/{name}")
    @RolesAllowed(Scope.ADMIN)
    public User get(@PathParam("name") String name) {
        return known(name, users::find);
    }

    @PATCH
    @Path("/{name}")
    @RolesAllowed(Scope.ADMIN)
    @APIResponseSchema(value = User.class, responseCode = "200")
    public Response change(@PathParam("name") String name, @Valid @NotNull ChangeUser body) {
        return writes.answer(body, () -> {
            // held: of two changes at once the later one would bring back what the other took away
            User before = known(name, users::hold);
            return Response.ok(users.change(name, body.role() == null ? before.role() : body.role(),
                    body.number() == null ? before.number() : body.number().orElse(null))).build();
        });
    }

    /** An admin sets anybody's; everybody else their own, and shows the present one (HTTP Basic). */
    @PUT
    @Path("/{name}/password")
    @RolesAllowed({Scope.ADMIN, Scope.LOGIN})
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "It holds from now on, and every web session of the user has ended")
    public Response setPassword(@PathParam("name") String name, @Valid @NotNull SetPassword body) {
        if (!caller.hasRole(Scope.ADMIN) && !caller.getPrincipal().getName().equals(name)) {
            throw Problems.forbidden("The password is another user's");
        }
        return writes.answerOnce(() -> {
            users.setPassword(name, body.password());
            return Response.noContent().build();
        });
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Scope.ADMIN)
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "Logins, sessions and tokens of the user are good no more")
    public Response remove(@PathParam("name") String name) {
        return writes.answer(null, () -> {
            users.remove(name);
            return Response.noContent().build();
        });
    }

    private static User known(String name, Function<String, Optional<User>> search) {
        return Optional.of(name).filter(n -> n.matches(User.NAME)).flatMap(search)
                .orElseThrow(() -> Problems.notFound("User " + name));
    }

    /** A part of the users, in the order of their names, and how many there are. */
    record UserList(List<User> users, long total, int limit, int offset) {}

    /** What is null stays; an explicit null takes the number away. */
    @Schema(examples = """
            {"role": "operator"}""")
    @OnlyKnownFields
    record ChangeUser(Role role,
            Optional<@Pattern(regexp = CreateUser.NUMBER, message = CreateUser.NUMBER_RULE) String> number) {}

    /** A password to be set. */
    @Schema(examples = """
            {"password": "a long and secret one"}""")
    @OnlyKnownFields
    record SetPassword(@NotNull @NewPassword String password) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "SetPassword";
        }
    }
}
