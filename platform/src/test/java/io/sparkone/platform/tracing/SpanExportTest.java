package io.sparkone.platform.tracing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.platform.event.TracedWork;

/** As it is run with OTEL_ENABLED=true. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "platform"))
@QuarkusTestResource(value = SpanExportTest.Collector.class, restrictToAnnotatedClass = true)
class SpanExportTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    TracedWork traced;

    @Test
    void spansReachTheCollector() throws Exception {
        traced.call("seen-by-the-collector", SpanKind.INTERNAL, null, () -> null);

        await().atMost(SOON).until(
                () -> Collector.BODIES.stream().anyMatch(body -> body.contains("seen-by-the-collector")));
    }

    /** Takes what an OTLP exporter sends over HTTP; in protobuf, names are plain text. */
    public static class Collector implements QuarkusTestResourceLifecycleManager {

        private static final Queue<String> BODIES = new ConcurrentLinkedQueue<>();

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException("no port for the collector", e);
            }
            server.createContext("/v1/traces", exchange -> {
                BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of("OTEL_ENABLED", "true", "OTEL_EXPORTER_ENDPOINT",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "quarkus.otel.exporter.otlp.protocol", "http/protobuf", "quarkus.otel.exporter.otlp.compression",
                    "none", "quarkus.otel.bsp.schedule.delay", "100MS");
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
