package io.sparkone.api.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service with a language model, which is a {@link ModelEndpoint}. */
public class WithModel implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Endpoint.class));
    }

    /** What the model will write from now on, one after the other and again from the first. */
    public static void says(String... contents) {
        given().contentType(ContentType.JSON).body(List.of(contents)).put(control("/content")).then().statusCode(200);
    }

    /** Whether the model keeps its answers to itself. */
    public static void holds(boolean hold) {
        given().contentType(ContentType.JSON).body(hold).put(control("/held")).then().statusCode(200);
    }

    /** How often it was asked since it was last told what to write. */
    public static int requests() {
        return given().get(control("/requests")).jsonPath().getList("$").size();
    }

    private static String control(String path) {
        return ConfigProvider.getConfig().getValue("OPENAI_BASE_URL", String.class).replace("/v1", path);
    }

    /** Lives in the class loader of the test runner, not of the tests. */
    public static class Endpoint implements QuarkusTestResourceLifecycleManager {

        private ModelEndpoint endpoint;

        @Override
        public Map<String, String> start() {
            endpoint = new ModelEndpoint();
            return Map.of("OPENAI_BASE_URL", endpoint.url(), "OPENAI_API_KEY", "a key for tests",
                    "LLM_REQUEST_TIMEOUT", "30");
        }

        @Override
        public void stop() {
            endpoint.close();
        }
    }
}
