package io.sparkone.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map.Entry;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * Refuses requests before anything else looks at them, with a problem as body: the framework, which would refuse them
 * too, answers with a status alone.
 */
@ApplicationScoped
class RequestLimits {

    /** Before all filters of Quarkus. */
    static final int FIRST = 10_000;
    /** The colon, the space and the line end of a header line. */
    private static final int LINE = 4;

    private final HttpConfig config;
    private final ObjectMapper json;
    private final BodyHandler bodies;

    RequestLimits(HttpConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.bodies = BodyHandler.create(false).setBodyLimit(config.maxBody().asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** What the router finds before it comes to any filter: no Host, a path with {@code %zz} or that begins with no slash. */
    void register(@Observes Router router) {
        router.errorHandler(400, context -> refuse(context, Problems.badRequest("The address cannot be read")));
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            switch (context.statusCode()) {
                case 400 -> refuse(context, Problems.badRequest("The address or the Host header cannot be read"));
                case 404 -> refuse(context, Problems.notFound("What the address names does not exist"));
                case 413 -> refuse(context, Problems.bodyTooLarge(config.maxBody().asLongValue()));
                default -> context.next();
            }
        });
    }

    private void check(RoutingContext context) {
        Optional<HttpProblem> problem = problem(context.request());
        if (problem.isPresent()) {
            refuse(context, problem.get());
        } else if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // how long it is shows when it is read, which the framework would end without a word
            bodies.handle(context);
        } else {
            context.next();
        }
    }

    private Optional<HttpProblem> problem(HttpServerRequest request) {
        if (request.uri().length() > config.maxAddress()) {
            return Optional.of(Problems.addressTooLong(config.maxAddress()));
        }
        if (!isReadable(request.uri())) {
            return Optional.of(Problems.badRequest("The address cannot be read"));
        }
        if (size(request) > config.maxHeaders().asLongValue()) {
            return Optional.of(Problems.headersTooLarge(config.maxHeaders().asLongValue()));
        }
        if (declared(request) > config.maxBody().asLongValue()) {
            return Optional.of(Problems.bodyTooLarge(config.maxBody().asLongValue()));
        }
        return Optional.empty();
    }

    private static boolean isReadable(String address) {
        try {
            return new URI(address).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static long size(HttpServerRequest request) {
        long size = 0;
        for (Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + LINE;
        }
        return size;
    }

    /** 0 where nothing is declared; what is no number has not come this far. */
    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The connection ends with the answer: what still comes over it is the rest of the request. */
    private void refuse(RoutingContext context, HttpProblem problem) {
        SecurityHeaders.put(context.response());
        context.response().setStatusCode(problem.getStatusCode()).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .endHandler(sent -> context.request().connection().close());
        context.response().end(write(
                HttpProblem.builder(problem).withInstance(Problems.instance(context.request().path())).build()));
    }

    private String write(HttpProblem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem can always be written", e);
        }
    }
}
