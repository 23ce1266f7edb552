package io.sparkone.backup.run;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.http.Paging;
import io.sparkone.backup.http.Problems;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.verification.VerificationReport;

/** Backups: asked for here, made and verified in the background. */
@Path("/backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
@Blocking
class BackupResource {

    private static final int KEY_LENGTH = 255;

    private final Backups backups;
    private final BackupTable table;
    private final BackupWorker worker;
    private final Availability availability;
    private final DumpSetup dump;

    BackupResource(Backups backups, BackupTable table, BackupWorker worker, Availability availability, DumpSetup dump) {
        this.backups = backups;
        this.table = table;
        this.worker = worker;
        this.availability = availability;
        this.dump = dump;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RequestBody(required = false, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StartBackup.class)))
    @RolesAllowed("backups:write")
    @Operation(summary = "Start a backup", description = "Answers 202 at once. A backup of the same database that waits already is answered instead of a second one.")
    public Response start(@HeaderParam("Idempotency-Key") String key, String body) throws SQLException {
        availability.problem().ifPresent(problem -> {
            throw Problems.unavailable("backups-off", problem);
        });
        if (key != null && (key.isBlank() || key.length() > KEY_LENGTH || key.indexOf('\0') >= 0)) {
            throw Problems.badRequest("Idempotency-Key must have 1 to " + KEY_LENGTH + " characters");
        }
        Backup backup = backups.request(databaseName(StartBackup.parse(body)), "manual", key);
        worker.wake();
        return Response.accepted(BackupView.of(backup)).location(URI.create("/backups/" + backup.id())).build();
    }

    private String databaseName(StartBackup request) {
        List<String> names = dump.databases().stream().map(Database::name).toList();
        String wanted = request.database();
        if (wanted == null && names.size() == 1) {
            return names.get(0);
        }
        if (wanted == null || !names.contains(wanted)) {
            throw Problems.badRequest("database must be one of: " + String.join(", ", names));
        }
        return wanted;
    }

    @GET
    @RolesAllowed("backups:read")
    @Operation(summary = "List backups, newest first")
    public BackupList list(@QueryParam("database") String database, @QueryParam("state") String state,
            @QueryParam("limit") String limit, @QueryParam("offset") String offset) throws SQLException {
        Paging paging = Paging.of(limit, offset);
        BackupState wanted = state(state);
        List<BackupView> views = table.list(database, wanted, paging.limit(), paging.offset()).stream()
                .map(BackupView::of).toList();
        return new BackupList(views, table.count(database, wanted), paging.limit(), paging.offset());
    }

    private static BackupState state(String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(BackupState.values()).filter(state -> state.name().equals(text)).findFirst().orElseThrow(
                () -> Problems.badRequest("state must be one of " + Arrays.toString(BackupState.values())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("backups:read")
    @Operation(summary = "One backup")
    public Response get(@PathParam("id") UUID id) throws SQLException {
        Backup backup = find(id);
        return Response.ok(BackupView.of(backup)).tag(new EntityTag(String.valueOf(backup.version()))).build();
    }

    @POST
    @Path("/{id}/verification")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("backups:write")
    @Operation(summary = "Verify a backup (again)")
    public Response verify(@PathParam("id") UUID id) throws SQLException {
        find(id);
        if (!backups.requestVerification(id)) {
            throw Problems.conflict("backup-not-stored", "The backup is being worked on, or there is nothing stored");
        }
        worker.wake();
        return Response.accepted(BackupView.of(find(id))).location(URI.create("/backups/" + id + "/verification"))
                .build();
    }

    @GET
    @Path("/{id}/verification")
    @RolesAllowed("backups:read")
    @Operation(summary = "The newest verification report of a backup")
    public VerificationReport report(@PathParam("id") UUID id) throws SQLException, IOException {
        find(id);
        return backups.report(id).orElseThrow(() -> Problems.notFound("The backup was not verified yet"));
    }

    private Backup find(UUID id) throws SQLException {
        return backups.find(id).orElseThrow(() -> Problems.notFound("There is no backup " + id));
    }
}
