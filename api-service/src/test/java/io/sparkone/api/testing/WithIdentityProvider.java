package io.sparkone.api.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service with an OpenID Connect provider, which is an {@link IdentityProvider}. */
public class WithIdentityProvider implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Provider.class));
    }

    /** What it says from now on of whoever logs in. */
    public static void says(Map<String, Object> claims) {
        says(claims, "none");
    }

    public static void says(Map<String, Object> claims, String fault) {
        given().contentType(ContentType.JSON).body(Map.of("claims", claims, "fault", fault))
                .put(ConfigProvider.getConfig().getValue("OIDC_ISSUER", String.class) + "/next").then().statusCode(200);
    }

    /** Lives in the class loader of the test runner, not of the tests. */
    public static class Provider implements QuarkusTestResourceLifecycleManager {

        private IdentityProvider provider;

        @Override
        public Map<String, String> start() {
            provider = new IdentityProvider();
            return Map.of("OIDC_ISSUER", provider.issuer(), "OIDC_CLIENT_ID", IdentityProvider.CLIENT,
                    "OIDC_CLIENT_SECRET", IdentityProvider.SECRET, "OIDC_NAME", "the club", "OIDC_USERS",
                    "paulo=owner");
        }

        @Override
        public void stop() {
            provider.close();
        }
    }
}
