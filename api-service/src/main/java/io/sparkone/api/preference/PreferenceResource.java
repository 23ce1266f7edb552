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

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.api.http.IfMatch;
import io.sparkone.api.http.Writes;

/** The owner's preferences over HTTP. */
@Path("/preferences")
@Tag(name = "Preferences")
@Produces(MediaType.APPLICATION_JSON)
class PreferenceResource {

    private final Preferences preferences;
    private final Writes writes;

    PreferenceResource(Preferences preferences, Writes writes) {
        this.preferences = preferences;
        this.writes = writes;
    }

    @GET
    @RolesAllowed("brief:read")
    @APIResponseSchema(value = Preference.class, responseCode = "200")
    public Response get() {
        return answer(preferences.current());
    }

    @PUT
    @RolesAllowed("tasks:write")
    @APIResponseSchema(value = Preference.class, responseCode = "200")
    public Response put(@Valid @NotNull SavePreference body, @HeaderParam("If-Match") String ifMatch) {
        return writes.answer(body, () -> {
            IfMatch.of(ifMatch).check(preferences.current().version());
            return answer(preferences.save(body.over(preferences.defaults())));
        });
    }

    private static Response answer(Preference preference) {
        return Response.ok(preference).tag(IfMatch.tag(preference.version())).build();
    }
}
