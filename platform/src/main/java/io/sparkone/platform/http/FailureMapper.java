package io.sparkone.platform.http;

import java.sql.SQLException;

import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.DefaultExceptionMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.sparkone.platform.sql.DatabaseTrouble;

/** Answers failures that are no fault of the code: a database that is away is 503, a value it cannot hold is 400. */
class FailureMapper {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    private final HttpProblemMapper problems = new HttpProblemMapper();
    private final DefaultExceptionMapper others = new DefaultExceptionMapper();

    @ServerExceptionMapper
    Response map(SQLException failure) {
        return answer(failure);
    }

    /** A commit that did not happen: nothing was done, and it may be asked for again. */
    @ServerExceptionMapper
    Response map(RollbackException failure) {
        return answer(DatabaseTrouble.in(failure).orElse(DatabaseTrouble.UNAVAILABLE), failure);
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HttpProblem problem) {
                return problems.toResponse(problem);
            }
        }
        return answer(failure);
    }

    private Response answer(Exception failure) {
        return DatabaseTrouble.in(failure).map(trouble -> answer(trouble, failure))
                .orElseGet(() -> others.toResponse(failure));
    }

    private Response answer(DatabaseTrouble trouble, Exception failure) {
        if (trouble == DatabaseTrouble.BAD_INPUT) {
            LOG.debugf(failure, "A value cannot be stored");
            return problems.toResponse(Problems.badRequest("A value is outside of what can be stored"));
        }
        LOG.warnf("The database failed a request: %s", failure.getMessage());
        return problems.toResponse(Problems.databaseUnavailable());
    }
}
