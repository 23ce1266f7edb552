package io.sparkone.sync.notion;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.sparkone.sync.link.Pacer;
import io.sparkone.sync.link.RemoteException;

/** Calls to Notion: paced, timed, and failing in the ways that a link understands. */
@ApplicationScoped
class NotionCalls {

    /** Page answers show so many items of a text; at that number there may be more. */
    private static final int ITEMS_SHOWN = 25;

    private final NotionApi api;
    private final Pacer pacer;
    private final MeterRegistry metrics;

    NotionCalls(@RestClient NotionApi api, NotionConfig config, MeterRegistry metrics) {
        this.api = api;
        this.pacer = new Pacer(config.requestsPerSecond(), config.burst());
        this.metrics = metrics;
    }

    /** @param operation a few words for the metrics */
    <T> T call(String operation, Function<NotionApi, T> request) {
        Timer.Sample sample = Timer.start(metrics);
        String outcome = "failure";
        try {
            pacer.acquire();
            T answer = request.apply(api);
            outcome = "success";
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteException.Unavailable("Interrupted before a request to Notion", e);
        } catch (ProcessingException | WebApplicationException e) {
            if (e.getCause() instanceof RemoteException known) {
                throw known;
            }
            throw new RemoteException.Unavailable("No answer from Notion: " + rootMessage(e), e);
        } finally {
            sample.stop(Timer.builder("sparkone.notion.requests").tag("operation", operation)
                    .tag("outcome", outcome).description("Requests to Notion").register(metrics));
        }
    }

    /** The properties of a page by id, with texts in full length. */
    Map<String, JsonNode> properties(NotionPage page) {
        Map<String, JsonNode> properties = new HashMap<>(NotionCodec.byId(page));
        properties.replaceAll((id, property) -> {
            String type = property.path("type").asText();
            boolean cut = ("title".equals(type) || "rich_text".equals(type))
                    && property.path(type).size() >= ITEMS_SHOWN;
            return cut ? inFull(page.id(), id, type) : property;
        });
        return properties;
    }

    private JsonNode inFull(String pageId, String propertyId, String type) {
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        String cursor = null;
        do {
            String from = cursor;
            NotionPropertyItems items = call("property", notion -> notion.property(pageId, propertyId, from));
            items.results().forEach(item -> pieces.add(item.path(type)));
            cursor = items.hasMore() ? items.nextCursor() : null;
        } while (cursor != null);
        return JsonNodeFactory.instance.objectNode().put("id", propertyId).put("type", type).set(type, pieces);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : " " + root.getMessage());
    }
}
