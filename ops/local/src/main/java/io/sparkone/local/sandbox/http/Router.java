package io.sparkone.local.sandbox.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes by method and path template; the first match wins. A template names parameters in braces, and may end in one
 * of Google's custom verbs ({@code /values/{range}:append}).
 */
public final class Router {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private record Route(String method, Pattern pattern, List<String> names, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; the parameters of the template match one path segment each. */
    public Router on(String method, String template, Handler handler) {
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int from = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(from, parameter.start()))).append("([^/]+?)");
            names.add(parameter.group(1));
            from = parameter.end();
        }
        regex.append(Pattern.quote(template.substring(from)));
        routes.add(new Route(method, Pattern.compile(regex.toString()), names, handler));
        return this;
    }

    /** The response of the first matching route, empty when none matches. */
    public Optional<Reply> route(Request request) {
        for (Route route : routes) {
            Matcher matcher = route.pattern.matcher(request.path());
            if (route.method.equals(request.method()) && matcher.matches()) {
                Map<String, String> parameters = new HashMap<>();
                for (int i = 0; i < route.names.size(); i++) {
                    parameters.put(route.names.get(i), Urls.decodeSegment(matcher.group(i + 1)));
                }
                return Optional.of(route.handler.handle(request.withParameters(parameters)));
            }
        }
        return Optional.empty();
    }
}
