package io.sparkone.api.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

import io.sparkone.platform.http.Problems;

/** Names the errors that each operation can answer with, by the rules that hold for all of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiErrors implements OASFilter {

    /** Their answers hold a secret, or change nothing twice, so that no key is kept for them. */
    private static final Set<String> WITHOUT_KEY = Set.of("TokenResource_issue", "UserResource_create",
            "UserResource_setPassword", "FeedResource_create",
            "WhatsAppResource_receive", "DeadLetterResource_replay", "DeadLetterResource_replayAll",
            "DeadLetterResource_discard");

    private static final Map<String, List<String>> ERRORS = Map.ofEntries(
            error("400", "bad-request", "Bad request"), error("401", "unauthorized", "Unauthorized"),
            error("403", "forbidden", "Forbidden"), error("404", "not-found", "Not found"),
            error("409", "conflict", "Conflict"), error("410", "gone", "Gone"),
            error("412", "stale", "The resource has changed"), error("413", "too-large", "Too large"),
            error("415", "unsupported-media-type", "Unsupported Media Type"),
            error("422", "idempotency-key-reused", "Idempotency key reused"),
            error("429", "too-many-requests", "Too many requests"), error("503", "unavailable", "Service unavailable"));

    private static Map.Entry<String, List<String>> error(String status, String type, String title) {
        return Map.entry(status, List.of(Problems.type(type).toString(), title));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ERRORS.forEach((status, error) -> document.getComponents().addResponse("Error" + status, OASFactory
                .createAPIResponse().description(error.get(1))
                .content(OASFactory.createContent().addMediaType("application/problem+json", OASFactory
                        .createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                        .example(Map.of("type", error.get(0), "title", error.get(1), "status",
                                Integer.valueOf(status)))))));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(path, method, operation)));
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        boolean secured = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        boolean keyed = method != HttpMethod.GET && secured && !WITHOUT_KEY.contains(operation.getOperationId());
        if (!secured) {
            // said outright: what is open to all was not forgotten
            operation.setSecurity(List.of());
        }
        answers(operation, true, "400", "429", "503");
        answers(operation, secured || path.endsWith(".ics") || path.startsWith("/webhooks/"), "401");
        answers(operation, secured, "403");
        answers(operation, path.contains("{"), "404");
        answers(operation, path.endsWith("/replay") && path.contains("{")
                || path.startsWith("/auth/users") && method != HttpMethod.GET
                || path.startsWith("/auth/") && method == HttpMethod.POST, "409");
        answers(operation, path.endsWith("/restore"), "410");
        answers(operation, has(operation, "If-Match"), "412");
        answers(operation, operation.getRequestBody() != null, "413", "415");
        answers(operation, keyed, "422");
        if (keyed && !has(operation, "Idempotency-Key")) {
            operation.addParameter(OASFactory.createParameter().name("Idempotency-Key").in(In.HEADER)
                    .description("The same key with the same request gives the same answer for 24 hours")
                    .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)).maxLength(255)));
        }
    }

    private static void answers(Operation operation, boolean applies, String... statuses) {
        for (String status : applies ? statuses : new String[0]) {
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().ref("Error" + status));
        }
    }

    private static boolean has(Operation operation, String header) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(p -> header.equals(p.getName()));
    }
}
