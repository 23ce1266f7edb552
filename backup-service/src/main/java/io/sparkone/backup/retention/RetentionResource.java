package io.sparkone.backup.retention;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What retention would do. */
@Path("/backups/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backups")
@Blocking
class RetentionResource {

    private final Retention retention;
    private final RetentionConfig config;

    RetentionResource(Retention retention, RetentionConfig config) {
        this.retention = retention;
        this.config = config;
    }

    @GET
    @RolesAllowed("backups:read")
    @Operation(summary = "The backups that retention deletes with its next round, oldest first")
    public RetentionPlan plan() throws SQLException {
        List<Deletable> deletable = retention.deletable().stream()
                .map(backup -> new Deletable(backup.id(), backup.database(), backup.takenAt(), backup.sizeBytes()))
                .toList();
        return new RetentionPlan(config.dryRun(), deletable);
    }

    /** @param dryRun whether it is only said */
    record RetentionPlan(boolean dryRun, List<Deletable> deletable) {}

    record Deletable(UUID id, String database, Instant takenAt, Long sizeBytes) {}
}
