package io.sparkone.api.http;

import java.sql.SQLException;

import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.DefaultExceptionMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.sparkone.platform.sql.DatabaseException;

/** Answers failures that are no fault of the code: a database that is away is 503, a value it cannot hold is 400. */
class FailureMapper {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    private final HttpProblemMapper problems = new HttpProblemMapper();
    private final DefaultExceptionMapper others = new DefaultExceptionMapper();

    @ServerExceptionMapper
    Response map(SQLException failure) {
        return map(new DatabaseException(failure));
    }

    @ServerExceptionMapper
    Response map(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HttpProblem problem) {
                return problems.toResponse(problem);
            }
        }
        return DatabaseTrouble.in(failure).map(trouble -> answer(trouble, failure))
                .orElseGet(() -> others.toResponse(failure));
    }

    private Response answer(DatabaseTrouble trouble, RuntimeException failure) {
        LOG.debugf(failure, "Database trouble: %s", trouble);
        return problems.toResponse(trouble == DatabaseTrouble.BAD_INPUT
                ? Problems.badRequest("A value is outside of what can be stored")
                : Problems.unavailable("The database"));
    }
}
