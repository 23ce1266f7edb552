package io.sparkone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
class HealthPathsTest {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "sparkone.service")
    String service;

    @Test
    void allPartsAreUp() throws Exception {
        for (String path : new String[]{"/health", "/health/live", "/health/ready", "/health/database",
                "/health/redis"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/health").body()).contains("\"database\"").contains("\"redis\"");
    }

    @Test
    void withoutRedisTheServiceIsReadyAndSaysWhatIsDown() throws Exception {
        LocalStack.current().redis().kill();
        try {
            HttpResponse<String> redis = get("/health/redis");
            assertThat(redis.statusCode()).isEqualTo(503);
            assertThat(redis.body()).contains("\"reason\"");
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(get("/health/database").statusCode()).isEqualTo(200);
        } finally {
            LocalStack.current().redis().restart();
        }
    }

    @Test
    void withoutTheDatabaseTheServiceIsAliveButNotReady() throws Exception {
        LocalStack.current().postgres().kill();
        try {
            assertThat(get("/health/database").statusCode()).isEqualTo(503);
            assertThat(get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            LocalStack.current().postgres().restart();
        }
    }

    @Test
    void everyMetricOfTheEventsExistsFromTheStart() throws Exception {
        assertThat(get("/metrics").body()).contains("sparkone_outbox_pending ", "sparkone_outbox_oldest_seconds ",
                "sparkone_events_published_total{stream=\"sparkone:" + service + "\"}",
                "sparkone_events_consumed_total{result=\"dead\",stream=\"sparkone:" + service + "\"}",
                "sparkone_stream_lag{group=\"platform\",stream=\"sparkone:platform\"}",
                "sparkone_dead_letters{service=\"platform\"}");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
