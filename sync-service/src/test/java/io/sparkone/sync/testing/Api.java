package io.sparkone.sync.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XAddArgs;

import io.sparkone.platform.sql.Sql;

/**
 * Speaks for api-service on its stream, and reads what it was asked for. It answers nothing by itself: a test says what the hub does.
 */
@ApplicationScoped
public class Api {

    private static final AtomicLong SEQ = new AtomicLong(System.currentTimeMillis());
    private static final AtomicInteger IDS = new AtomicInteger(
            (int) (System.currentTimeMillis() / 1000 % 1_000_000) * 100);

    private final RedisDataSource redis;
    private final ObjectMapper json;
    private final Sql sql;

    Api(RedisDataSource redis, ObjectMapper json, Sql sql) {
        this.redis = redis;
        this.json = json;
        this.sql = sql;
    }

    /** A new task of the hub, not told to anybody yet. */
    public ObjectNode task(String title) {
        ObjectNode task = json.createObjectNode().put("id", IDS.incrementAndGet()).put("title", title);
        task.putNull("description").put("status", "pending").put("priority", "medium").putNull("due_at");
        task.put("channel", "web").putNull("sender").put("version", 1).put("created_at", Instant.now().toString());
        return task.put("updated_at", Instant.now().toString()).putNull("completed_at").put("deleted", false)
                .putNull("origin");
    }

    public ObjectNode created(ObjectNode task) {
        return tell("task.created", task);
    }

    /** Changes a field and tells it. */
    public ObjectNode changed(ObjectNode task, String field, String value) {
        return tell("task.updated", next(task).put(field, value).putNull("origin"));
    }

    public ObjectNode deleted(ObjectNode task) {
        return tell("task.deleted", next(task).put("deleted", true).putNull("origin"));
    }

    /** Does what a proposal asks for. */
    public ObjectNode accept(JsonNode proposal, ObjectNode task) {
        proposal.get("changes").properties().forEach(change -> task.set(change.getKey(), change.getValue()));
        if ("delete".equals(proposal.get("kind").asText())) {
            task.put("deleted", true);
        }
        task.putObject("origin").put("link", proposal.get("link").asText())
                .put("remote_id", proposal.get("remote_id").asText())
                .put("proposal_id", proposal.get("proposal_id").asText());
        Map<String, String> types = Map.of("create", "task.created", "update", "task.updated", "delete",
                "task.deleted");
        String kind = proposal.get("kind").asText();
        return tell(types.get(kind), "create".equals(kind) ? task : next(task));
    }

    public void reject(JsonNode proposal, String reason) {
        ObjectNode data = json.createObjectNode().put("proposal_id", proposal.get("proposal_id").asText())
                .put("link", proposal.get("link").asText()).put("reason", reason).put("detail", "because")
                .put("version", 1);
        tell("task.change.rejected", "proposal/" + proposal.get("proposal_id").asText(), data);
    }

    /** What the hub was asked for, oldest first: those whose remote id or changes contain the text. */
    public List<JsonNode> proposals(String containing) {
        return outbox("task.change.proposed").stream().filter(data -> data.toString().contains(containing)).toList();
    }

    /** Payloads of this service's events of a type, oldest first. */
    public List<JsonNode> outbox(String type) {
        List<JsonNode> payloads = new ArrayList<>();
        sql.query("select data from outbox where type = ? order by id", row -> row.getString(1), type)
                .forEach(data -> payloads.add(read(data)));
        return payloads;
    }

    private static ObjectNode next(ObjectNode task) {
        return task.put("version", task.get("version").asInt() + 1);
    }

    private ObjectNode tell(String type, ObjectNode task) {
        tell(type, "task/" + task.get("id").asLong(), task);
        return task;
    }

    private void tell(String type, String subject, ObjectNode data) {
        Map<String, String> fields = new HashMap<>();
        fields.put("id", UUID.randomUUID().toString());
        fields.put("source", "/sparkone/api");
        fields.put("type", type);
        fields.put("subject", subject);
        fields.put("time", Instant.now().toString());
        fields.put("datacontenttype", "application/json");
        fields.put("data", data.toString());
        redis.stream(String.class).xadd("sparkone:api",
                new XAddArgs().id(SEQ.incrementAndGet() + "-0"), fields);
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
