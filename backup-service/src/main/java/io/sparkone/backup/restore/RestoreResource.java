package io.sparkone.backup.restore;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sparkone.backup.http.Problems;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.run.Backups;

/** Restores of a backup. Takes an administrator: a swap replaces the live data. */
@Path("/backups/{id}/restore")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "restores")
@Blocking
class RestoreResource {

    private final Restores restores;
    private final Backups backups;

    RestoreResource(Restores restores, Backups backups) {
        this.restores = restores;
        this.backups = backups;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StartRestore.class)))
    @Operation(summary = "Restore into a new database, which may then take the place of a live one, or into a file", description = "Nothing live is touched unless swap is true and confirm repeats the name of the target.")
    public Response start(@PathParam("id") UUID id, String body, @Context SecurityContext user) throws SQLException {
        Backup backup = find(id);
        StartRestore request = StartRestore.parse(body);
        if (!backup.isStored()) {
            throw Problems.conflict("backup-not-stored", "There is nothing stored under this id");
        }
        if (request.intoFile()) {
            checkFile(request.file());
        } else {
            checkDatabase(request);
        }
        Restore restore = restores.request(backup, request, user.getUserPrincipal().getName())
                .orElseThrow(() -> Problems.conflict("restore-running", "Another restore is running"));
        return Response.accepted(restore).location(URI.create("/backups/" + id + "/restore/" + restore.id())).build();
    }

    private void checkFile(String name) {
        boolean free = restores.isFree(name).orElseThrow(
                () -> Problems.unavailable("restore-off", "There is no folder for files: set BACKUP_RESTORE_DIR"));
        if (!free) {
            throw Problems.conflict("file-exists", "There is a file of that name; none is overwritten");
        }
    }

    private void checkDatabase(StartRestore request) throws SQLException {
        TargetServer server = restores.target().orElseThrow(
                () -> Problems.unavailable("restore-off", "There is no server to restore to: set BACKUP_RESTORE_URL"));
        boolean exists = server.exists(request.targetDatabase());
        if (exists && !request.swap()) {
            throw Problems.conflict("database-exists",
                    "There is a database of that name; it is replaced only with swap and its name in confirm");
        }
        if (!exists && request.swap()) {
            throw Problems.conflict("database-missing", "There is no database of that name whose place could be taken");
        }
    }

    @GET
    @Operation(summary = "The restores of a backup, newest first")
    public RestoreList list(@PathParam("id") UUID id) throws SQLException {
        find(id);
        return new RestoreList(restores.ofBackup(id));
    }

    @GET
    @Path("/{restore}")
    @Operation(summary = "One restore and how far it is")
    public Restore get(@PathParam("id") UUID id, @PathParam("restore") UUID restore) throws SQLException {
        return restores.find(restore).filter(found -> found.backupId().equals(id))
                .orElseThrow(() -> Problems.notFound("There is no such restore of this backup"));
    }

    private Backup find(UUID id) throws SQLException {
        return backups.find(id).orElseThrow(() -> Problems.notFound("There is no backup " + id));
    }

    record RestoreList(List<Restore> restores) {}
}
