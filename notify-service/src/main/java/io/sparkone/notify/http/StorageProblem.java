package io.sparkone.notify.http;

import java.sql.SQLException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.sparkone.notify.database.StorageException;

/** Tells HTTP clients that the database is away, so that they come again: Alertmanager repeats a 5xx, and only that. */
class StorageProblem {

    private static final Logger LOG = Logger.getLogger(StorageProblem.class);

    private static final int SERVICE_UNAVAILABLE = 503;
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
        return Problem.of("database-unavailable", SERVICE_UNAVAILABLE, "The database does not answer")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build().toResponse();
    }
}
