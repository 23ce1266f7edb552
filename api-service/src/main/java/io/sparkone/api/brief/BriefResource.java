package io.sparkone.api.brief;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.api.http.Query;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.preference.Preferences;

/** The brief over HTTP. */
@Path("/brief")
@Tag(name = "Brief")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class BriefResource {

    private final Briefs briefs;
    private final Preferences preferences;
    private final SecurityIdentity caller;
    private final Clock clock;

    BriefResource(Briefs briefs, Preferences preferences, SecurityIdentity caller, Clock clock) {
        this.briefs = briefs;
        this.preferences = preferences;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/structured")
    @RolesAllowed("brief:read")
    public BriefView structured(
            @QueryParam("date") @Parameter(description = "A day; today by default", example = "2026-11-20") String date) {
        return brief(date);
    }

    @GET
    @Path("/text")
    @RolesAllowed("brief:read")
    public Text text(@QueryParam("date") String date,
            @QueryParam("lang") @Parameter(description = "pt-BR or en; the user's by default") String lang) {
        Locale locale = Query.choice("lang", lang, BriefResource::language);
        return new Text(briefs.text(brief(date), locale == null ? preference().locale() : locale));
    }

    private BriefView brief(String date) {
        LocalDate day = Query.date("date", date);
        ZoneId zone = preference().zone();
        return briefs.of(day == null ? LocalDate.ofInstant(clock.instant(), zone) : day, zone);
    }

    private Preference preference() {
        return preferences.of(caller.getPrincipal().getName());
    }

    private static Locale language(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "pt-br", "pt" -> Locale.forLanguageTag("pt-BR");
            case "en" -> Locale.ENGLISH;
            default -> throw new IllegalArgumentException("must be pt-BR or en");
        };
    }

    /** The brief as a person reads it. */
    record Text(String brief) {}
}
