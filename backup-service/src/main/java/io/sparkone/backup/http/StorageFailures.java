package io.sparkone.backup.http;

import java.sql.SQLException;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a failed statement means to the one who asked. */
class StorageFailures {

    private static final Logger LOG = Logger.getLogger(StorageFailures.class);

    /** Class 22 of SQLSTATE: a value that PostgreSQL cannot take, such as a NUL character in a text. */
    private static final String BAD_VALUE = "22";

    @ServerExceptionMapper
    Response map(SQLException failure) {
        if (failure.getSQLState() != null && failure.getSQLState().startsWith(BAD_VALUE)) {
            return Problems.badRequest("The request holds a value that cannot be stored").toResponse();
        }
        LOG.errorf("The catalogue cannot be reached: %s", failure.getMessage());
        return Problems.unavailable("database-unavailable", "The database does not answer").toResponse();
    }
}
