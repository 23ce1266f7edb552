package io.sparkone.sync.sheets;

import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.sparkone.sync.link.Pacer;
import io.sparkone.sync.link.RemoteException;

/** Calls to Google Sheets: paced, timed, and failing in the ways that a link understands. */
@ApplicationScoped
class SheetsCalls {

    private final SheetsApi api;
    private final SheetsTokens tokens;
    private final Pacer pacer;
    private final MeterRegistry metrics;

    SheetsCalls(@RestClient SheetsApi api, SheetsTokens tokens, SheetsConfig config, MeterRegistry metrics) {
        this.api = api;
        this.tokens = tokens;
        this.pacer = new Pacer(config.requestsPerSecond(), config.burst());
        this.metrics = metrics;
    }

    /**
     * @param operation a word for the metrics
     * @param request gets the API and the value of the Authorization header
     */
    <T> T call(String operation, BiFunction<SheetsApi, String, T> request) {
        Timer.Sample sample = Timer.start(metrics);
        String outcome = "failure";
        try {
            pacer.acquire();
            T answer = request.apply(api, tokens.bearer());
            outcome = "success";
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException.Unavailable("Interrupted before a request to Google Sheets", e);
        } catch (RemoteException.Denied e) {
            tokens.forget();
            throw e;
        } catch (ProcessingException | WebApplicationException e) {
            if (e.getCause() instanceof RemoteException known) {
                throw known;
            }
            throw new RemoteException.Unavailable("No answer from Google Sheets: " + e.getMessage(), e);
        } finally {
            sample.stop(Timer.builder("sparkone.sheets.requests").tag("operation", operation).tag("outcome", outcome)
                    .description("Requests to Google Sheets").register(metrics));
        }
    }
}
