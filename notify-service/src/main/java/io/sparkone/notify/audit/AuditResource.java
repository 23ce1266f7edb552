package io.sparkone.notify.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.sparkone.platform.audit.AuditLog;
import io.sparkone.platform.audit.AuditPage;
import io.sparkone.platform.audit.AuditQuery;

/** Who wrote what in this service over HTTP. */
@Path("/notify/audit")
@RolesAllowed("admin")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    @GET
    public AuditPage list(@BeanParam AuditQuery query) {
        return log.page(query);
    }
}
