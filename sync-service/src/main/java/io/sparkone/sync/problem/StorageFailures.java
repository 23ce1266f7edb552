package io.sparkone.sync.problem;

import java.sql.SQLException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.sparkone.platform.sql.DatabaseException;

/** Answers while the database cannot be reached, or cannot hold what it was given. */
class StorageFailures {

    private static final Logger LOG = Logger.getLogger(StorageFailures.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    /** SQLSTATE class "data exception": e.g. a NUL in a text. */
    private static final String BAD_VALUE = "22";

    @ServerExceptionMapper
    Response failed(DatabaseException failure) {
        return failed((SQLException) failure.getCause());
    }

    @ServerExceptionMapper
    Response failed(SQLException failure) {
        if (failure.getSQLState() != null && failure.getSQLState().startsWith(BAD_VALUE)) {
            return Problems.badRequest("bad-value", "A value holds characters that cannot be stored").toResponse();
        }
        LOG.warnf("The database failed a request: %s", failure.getMessage());
        return Response.fromResponse(Problems.problem(Response.Status.SERVICE_UNAVAILABLE, "database-unavailable",
                "The database does not answer").toResponse())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }
}
