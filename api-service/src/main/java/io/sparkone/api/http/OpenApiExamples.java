package io.sparkone.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/** Shows what each operation answers; {@code examples.json} has the answers by operation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiExamples implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Object> examples = read();
        document.getPaths().getPathItems().values()
                .forEach(path -> path.getOperations().values().forEach(operation -> show(operation, examples)));
    }

    private static void show(Operation operation, Map<String, Object> examples) {
        Object example = examples.get(operation.getOperationId());
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (example != null && status.startsWith("2") && response.getContent() != null) {
                for (MediaType type : response.getContent().getMediaTypes().values()) {
                    type.setExample(example);
                }
            }
        });
    }

    private static Map<String, Object> read() {
        try (InputStream in = OpenApiExamples.class.getResourceAsStream("examples.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException("examples.json", e);
        }
    }
}
