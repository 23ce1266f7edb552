package io.sparkone.notify.http;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Gives the problems that the framework makes a stable type too. */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final Map<Integer, String> NAMES = Map.of(400, "bad-request", 401, "unauthorized", 403, "forbidden",
            404, "not-found", 405, "method-not-allowed", 406, "not-acceptable", 413, "too-large", 415,
            "unsupported-media-type", 500, "internal");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        String name = problem.getParameters().containsKey("violations")
                ? "validation"
                : NAMES.getOrDefault(problem.getStatusCode(), "status-" + problem.getStatusCode());
        return HttpProblem.builder(problem).withType(Problem.type(name)).build();
    }
}
