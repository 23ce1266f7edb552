package io.sparkone.api.http;

import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the shape of errors, which is the same for every operation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiProblems implements OASFilter {

    private static final String NAME = "Problem";
    /** The library's own description of errors, which no operation refers to. */
    private static final List<String> UNUSED = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        UNUSED.forEach(document.getComponents()::removeSchema);
        document.getComponents().addSchema(NAME, problem());
        document.getPaths().getPathItems().values().forEach(
                path -> path.getOperations().values().forEach(OpenApiProblems::describe));
    }

    private static void describe(Operation operation) {
        APIResponse response = OASFactory.createAPIResponse().description("What went wrong, as RFC 9457 has it")
                .content(OASFactory.createContent().addMediaType("application/problem+json", OASFactory
                        .createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + NAME))));
        operation.getResponses().addAPIResponse("default", response);
    }

    private static Schema problem() {
        Schema violation = object(Map.of("field", text("due_at"), "in", text("body"), "message",
                text("is not an RFC 3339 time with offset")));
        return object(Map.of("type", text("urn:sparkone:problem:validation"), "title", text("Invalid input"),
                "status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)), "detail", text("why"),
                "instance", text("/tasks"),
                "violations", OASFactory.createSchema().type(List.of(SchemaType.ARRAY)).items(violation)));
    }

    private static Schema object(Map<String, Schema> properties) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).properties(properties);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).examples(List.of(example));
    }
}
