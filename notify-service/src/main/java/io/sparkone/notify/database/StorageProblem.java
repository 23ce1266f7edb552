package io.sparkone.notify.database;

import java.net.URI;
import java.sql.SQLException;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells HTTP clients that the database is away, so that they come again: Alertmanager repeats a 5xx, and only that. */
class StorageProblem {

    private static final Logger LOG = Logger.getLogger(StorageProblem.class);

    private static final String RETRY_AFTER_SECONDS = "5";

    @ServerExceptionMapper
    Response storage(StorageException e) {
        return problem(e);
    }

    @ServerExceptionMapper
    Response read(SQLException e) {
        return problem(e);
    }

    /** A connection that broke before the commit. */
    @ServerExceptionMapper
    Response rollback(jakarta.transaction.RollbackException e) {
        return problem(e);
    }

    private static Response problem(Exception e) {
        LOG.warnf("Database unavailable: %s", e.getMessage());
        return HttpProblem.builder().withType(URI.create("urn:sparkone:problem:database-unavailable"))
                .withTitle("The database does not answer").withStatus(Status.SERVICE_UNAVAILABLE)
                .withHeader("Retry-After", RETRY_AFTER_SECONDS).build().toResponse();
    }
}
