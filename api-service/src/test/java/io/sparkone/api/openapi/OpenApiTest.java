package io.sparkone.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the description of the API owes to those who write clients. */
@QuarkusTest
class OpenApiTest {

    private static final Set<String> OPEN = Set.of("GET /events.ics", "POST /webhooks/whatsapp");

    private JsonNode document;
    private final List<Call> calls = new ArrayList<>();

    private record Call(String method, String path, JsonNode node) {

        boolean answers(String status) {
            return node.path("responses").has(status);
        }

        boolean takes(String in, String name) {
            for (JsonNode parameter : node.path("parameters")) {
                if (parameter.path("in").asText().equals(in) && parameter.path("name").asText().equals(name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() throws IOException {
        byte[] json = given().get("/openapi?format=json").asByteArray();
        Files.write(Path.of("target", "openapi.json"), json);
        document = new ObjectMapper().readTree(json);
        for (Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")) {
                    calls.add(new Call(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()));
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(25);
    }

    @Test
    void everyAnswerHasASchemaAndAnExampleOfItsFields() {
        assertThat(calls).allSatisfy(call -> {
            JsonNode success = success(call);
            if (!call.answers("204")) {
                assertThat(success.path("content").size()).as("%s has content", call).isPositive();
                JsonNode type = success.path("content").elements().next();
                assertThat(type.has("schema")).as("%s has a schema", call).isTrue();
                assertThat(type.has("example")).as("%s has an example", call).isTrue();
                JsonNode schema = resolved(type.path("schema"));
                assertThat(names(type.path("example"))).as("example of %s", call)
                        .containsExactlyInAnyOrderElementsOf(names(schema.path("properties")));
            }
        });
    }

    @Test
    void everyFieldThatIsNullInAnExampleMayBeNull() {
        assertThat(calls).filteredOn(call -> !call.answers("204")).allSatisfy(call -> {
            JsonNode type = success(call).path("content").elements().next();
            assertThat(wrongNulls(type.path("example"), type.path("schema"))).as("example of %s", call).isEmpty();
        });
    }

    private List<String> wrongNulls(JsonNode example, JsonNode schema) {
        JsonNode shape = resolved(schema.has("anyOf") ? schema.path("anyOf").get(0) : schema);
        List<String> wrong = new ArrayList<>();
        for (Entry<String, JsonNode> field : example.properties()) {
            JsonNode described = shape.path("properties").path(field.getKey());
            if (field.getValue().isNull() && !described.toString().contains("\"null\"")) {
                wrong.add(field.getKey());
            }
            wrong.addAll(wrongNulls(field.getValue(), described));
        }
        for (JsonNode item : example.isArray() ? example : List.<JsonNode>of()) {
            wrong.addAll(wrongNulls(item, shape.path("items")));
        }
        return wrong;
    }

    @Test
    void everyBodyHasAnExample() {
        assertThat(calls).filteredOn(call -> call.node().has("requestBody")).allSatisfy(call -> {
            JsonNode type = call.node().path("requestBody").path("content").elements().next();
            JsonNode schema = resolved(type.path("schema"));
            assertThat(type.has("example") || schema.path("examples").size() > 0).as("body of %s", call).isTrue();
        });
    }

    @Test
    void everyErrorThatAppliesIsNamed() {
        assertThat(calls).allSatisfy(call -> {
            boolean write = !call.method().equals("GET");
            boolean secured = !OPEN.contains(call.toString());
            assertThat(call.node().path("security").size() > 0).as("%s is secured", call).isEqualTo(secured);
            assertThat(call.answers("401")).as("401 of %s", call).isTrue();
            assertThat(call.answers("403")).as("403 of %s", call).isEqualTo(secured);
            assertThat(call.answers("404")).as("404 of %s", call).isEqualTo(call.path().contains("{"));
            assertThat(call.answers("412")).as("412 of %s", call).isEqualTo(call.takes("header", "If-Match"));
            assertThat(call.answers("413")).as("413 of %s", call).isEqualTo(call.node().has("requestBody"));
            assertThat(call.answers("422")).as("422 of %s", call).isEqualTo(call.takes("header", "Idempotency-Key"));
            assertThat(call.answers("429") && call.answers("503") && call.answers("400")).as("%s", call).isTrue();
            assertThat(write || !call.answers("422")).as("422 of %s", call).isTrue();
        });
    }

    @Test
    void licenceAndContactAreSaid() {
        assertThat(document.at("/info/license/name").asText()).isEqualTo("Apache License 2.0");
        assertThat(document.at("/info/license/url").asText()).startsWith("https://www.apache.org/licenses/");
        assertThat(document.at("/info/contact/name").asText()).isNotBlank();
    }

    @Test
    void conflictsOfUsersAreNamedAndTheirNumberMayBeMissing() {
        assertThat(calls).filteredOn(call -> call.path().startsWith("/auth/users") && !call.method().equals("GET"))
                .hasSize(4).allSatisfy(call -> assertThat(call.answers("409")).as("%s", call).isTrue());
        assertThat(document.at("/components/schemas/User/properties/number").toString()).contains("\"null\"");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        document.findValuesAsText("$ref")
                .forEach(reference -> assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference).isFalse());
    }

    private JsonNode success(Call call) {
        for (Entry<String, JsonNode> response : call.node().path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                return resolved(response.getValue());
            }
        }
        throw new AssertionError(call + " never succeeds");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
