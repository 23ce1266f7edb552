package io.sparkone.platform.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Gives every problem a stable type, a detail and an instance, those of the framework too, and takes names of the code out of them. */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final String VIOLATIONS = "violations";
    /** The message of a rule over several fields begins with the one to be changed, since the rule's own name is in no body. */
    private static final Pattern NAMED = Pattern.compile("(\\w+): (.+)");

    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(400, "bad-request"),
            Map.entry(401, "unauthorized"), Map.entry(403, "forbidden"), Map.entry(404, "not-found"),
            Map.entry(405, "method-not-allowed"), Map.entry(406, "not-acceptable"), Map.entry(413, "too-large"),
            Map.entry(415, "unsupported-media-type"), Map.entry(429, "too-many-requests"),
            Map.entry(500, "internal"), Map.entry(503, "unavailable"));

    private final CurrentVertxRequest request;

    ProblemTypes(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem typed = problem.getType() == null ? typed(problem) : problem;
        HttpProblem detailed = typed.getDetail() == null ? detailed(typed) : typed;
        return detailed.getInstance() == null ? placed(detailed) : detailed;
    }

    /** The library knows the path only where the framework called its mapper, and not where one of ours did. */
    private HttpProblem placed(HttpProblem problem) {
        RoutingContext current = request.getCurrent();
        return current == null
                ? problem
                : HttpProblem.builder(problem).withInstance(Problems.instance(current.request().path())).build();
    }

    private static HttpProblem typed(HttpProblem problem) {
        boolean validation = problem.getParameters().containsKey(VIOLATIONS);
        String name = validation
                ? "validation"
                : NAMES.getOrDefault(problem.getStatusCode(), named(problem.getTitle()));
        HttpProblem.Builder builder = HttpProblem.builder(problem).withType(Problems.type(name));
        if (problem.getParameters().get(VIOLATIONS) instanceof Collection<?> found) {
            builder.withTitle("Invalid input").with(VIOLATIONS, found.stream().map(ProblemTypes::renamed).toList());
        }
        return builder.build();
    }

    private static HttpProblem detailed(HttpProblem problem) {
        String detail = problem.getParameters().get(VIOLATIONS) instanceof Collection<?> found
                ? found.size() + " of the values cannot be accepted"
                : Objects.requireNonNullElse(problem.getTitle(), "No more is known");
        return HttpProblem.builder(problem).withDetail(detail).build();
    }

    /** As the client writes the field, not as the code does. */
    private static Object renamed(Object violation) {
        if (!(violation instanceof Violation found)) {
            return violation;
        }
        Matcher named = NAMED.matcher(found.message);
        if (named.matches()) {
            String field = found.field.replaceFirst("[^.]*$", named.group(1));
            return new FieldViolation(field, found.in, named.group(2));
        }
        String field = found.field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return new FieldViolation(field.isEmpty() ? found.in : field, found.in, found.message);
    }

    private static String named(String title) {
        return title == null ? "unknown" : title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
