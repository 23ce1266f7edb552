package io.sparkone.api.oidc;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

/** Requests to the provider: each has a time limit and is measured. */
@ApplicationScoped
class OidcCalls {

    static final String DISCOVERY = "discovery";
    static final String KEYS = "keys";
    static final String TOKEN = "token";

    private static final int MAX_DOCUMENT_BYTES = 1 << 20;

    private final MeterRegistry metrics;
    private final int timeoutMillis;
    private final ResourceRetriever documents;

    OidcCalls(OidcConfig config, MeterRegistry metrics) {
        this.metrics = metrics;
        timeoutMillis = Math.toIntExact(config.timeout().toMillis());
        documents = new DefaultResourceRetriever(timeoutMillis, timeoutMillis, MAX_DOCUMENT_BYTES);
    }

    void register(@Observes StartupEvent start) {
        List.of(DISCOVERY, KEYS, TOKEN).forEach(operation -> {
            timer(operation, true);
            timer(operation, false);
        });
    }

    /** Reads documents, as an operation. */
    ResourceRetriever reading(String operation) {
        return url -> read(operation, url);
    }

    private Resource read(String operation, URL url) throws IOException {
        return measured(operation, () -> documents.retrieveResource(url));
    }

    HTTPResponse send(String operation, HTTPRequest request) throws IOException {
        request.setConnectTimeout(timeoutMillis);
        request.setReadTimeout(timeoutMillis);
        // the code and the client's secret are for the provider alone
        request.setFollowRedirects(false);
        return measured(operation, request::send);
    }

    private <T> T measured(String operation, Call<T> call) throws IOException {
        long started = System.nanoTime();
        boolean answered = false;
        try {
            T answer = call.run();
            answered = true;
            return answer;
        } finally {
            timer(operation, answered).record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private Timer timer(String operation, boolean answered) {
        return Timer.builder("sparkone.oidc.call").description("Requests to the OpenID Connect provider")
                .tags("operation", operation, "outcome", answered ? "answered" : "failed").register(metrics);
    }

    @FunctionalInterface
    private interface Call<T> {

        T run() throws IOException;
    }
}
