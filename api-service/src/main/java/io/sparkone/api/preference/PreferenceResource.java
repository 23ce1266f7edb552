package io.sparkone.api.preference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Writes;

/** The caller's own preferences over HTTP. */
@Path("/preferences")
@Tag(name = "Preferences")
@Produces(MediaType.APPLICATION_JSON)
class PreferenceResource {

    private final Preferences preferences;
    private final Writes writes;
    private final SecurityIdentity caller;

    PreferenceResource(Preferences preferences, Writes writes, SecurityIdentity caller) {
        this.preferences = preferences;
        this.writes = writes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("brief:read")
    @APIResponseSchema(value = Preference.class, responseCode = "200")
    public Response get() {
        return answer(preferences.of(user()));
    }

    @PUT
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = Preference.class, responseCode = "200")
    public Response put(@Valid @NotNull SavePreference body, @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(body, () -> {
            return answer(preferences.save(user(), body.over(preferences.defaults()), IfMatch.of(ifMatch)));
        });
    }

    private String user() {
        return caller.getPrincipal().getName();
    }

    private static Response answer(Preference preference) {
        return Response.ok(preference).tag(IfMatch.tag(preference.version())).build();
    }
}
