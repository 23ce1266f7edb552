package io.sparkone.api.http;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;

/** Gives the problems that the framework makes a stable type too, and takes internals out of those nobody foresaw. */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final String VIOLATIONS = "violations";

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(400, "bad-request"),
            Map.entry(401, "unauthorized"), Map.entry(403, "forbidden"), Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"), Map.entry(406, "not-acceptable"), Map.entry(413, "too-large"),
            Map.entry(415, "unsupported-media-type"), Map.entry(429, "too-many-requests"),
            Map.entry(500, "internal"), Map.entry(503, "unavailable"));

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        boolean validation = problem.getParameters().containsKey(VIOLATIONS);
        String name = validation
                ? "validation"
                : NAMES.getOrDefault(problem.getStatusCode(), named(problem.getTitle()));
        HttpProblem.Builder builder = HttpProblem.builder(problem).withType(URI.create(Problems.TYPE_PREFIX + name));
        if (problem.getParameters().get(VIOLATIONS) instanceof Collection<?> found) {
            builder.withTitle("Invalid input").with(VIOLATIONS, found.stream().map(ProblemTypes::renamed).toList());
        }
        return builder.build();
    }

    /** As the client writes the field, not as the code does. */
    private static Object renamed(Object violation) {
        if (!(violation instanceof Violation found)) {
            return violation;
        }
        String field = found.field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return new Problems.FieldViolation(field.isEmpty() ? found.in : field, found.in, found.message);
    }

    private static String named(String title) {
        return title == null ? "unknown" : title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
