package io.sparkone.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An endpoint that speaks OpenAI's chat completions and answers whatever it is told to. It is told in this process by its methods,
 * from another class loader over HTTP: {@code PUT /content}, a JSON array of what the model writes in turn, {@code GET /requests}, and
 * {@code PUT /held}, a JSON boolean: while it is true, nothing is answered.
 */
public final class ModelEndpoint implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(2);
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private volatile List<Answer> answers = List.of(new Answer(200, completion(""), Duration.ZERO));

    private record Answer(int status, String body, Duration delay) {}

    public ModelEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(later);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/content", this::script);
        server.createContext("/requests", this::report);
        server.createContext("/held", this::hold);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Answers with this as what the model wrote. */
    public void says(String content) {
        answers(200, completion(content));
    }

    public void answers(int status, String body) {
        answers = List.of(new Answer(status, body, Duration.ZERO));
    }

    public void saysAfter(Duration delay, String content) {
        answers = List.of(new Answer(200, completion(content), delay));
    }

    /** What it was asked, oldest first. */
    public List<JsonNode> requests() {
        return new ArrayList<>(requests);
    }

    public static String completion(String content) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("content", content);
        return completion(message, "stop");
    }

    public static String refusal(String reason) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("refusal", reason);
        message.putNull("content");
        return completion(message, "stop");
    }

    public static String toolCall(String name, String arguments) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").putNull("content");
        message.putArray("tool_calls").addObject().put("id", "call_1").put("type", "function").putObject("function")
                .put("name", name).put("arguments", arguments);
        return completion(message, "tool_calls");
    }

    private static String completion(ObjectNode message, String reason) {
        ObjectNode body = JSON.createObjectNode().put("id", "chatcmpl-1").put("object", "chat.completion")
                .put("created", 1_700_000_000).put("model", "test");
        body.putArray("choices").addObject().put("index", 0).put("finish_reason", reason).set("message", message);
        body.putObject("usage").put("prompt_tokens", 300).put("completion_tokens", 40).put("total_tokens", 340);
        return body.toString();
    }

    private void complete(HttpExchange exchange) throws IOException {
        requests.add(JSON.readTree(exchange.getRequestBody()));
        List<Answer> all = answers;
        Answer now = all.get(answered.getAndIncrement() % all.size());
        answer(() -> later.schedule(() -> send(exchange, now.status(), now.body()), now.delay().toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private synchronized void answer(Runnable answer) {
        if (holding) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    private void hold(HttpExchange exchange) throws IOException {
        hold(JSON.readTree(exchange.getRequestBody()).asBoolean());
        send(exchange, 200, "{}");
    }

    private synchronized void hold(boolean hold) {
        holding = hold;
        if (!hold) {
            held.forEach(Runnable::run);
            held.clear();
        }
    }

    private void script(HttpExchange exchange) throws IOException {
        List<Answer> all = new ArrayList<>();
        JSON.readTree(exchange.getRequestBody())
                .forEach(text -> all.add(new Answer(200, completion(text.asText()), Duration.ZERO)));
        answers = all;
        answered.set(0);
        requests.clear();
        send(exchange, 200, "{}");
    }

    private void report(HttpExchange exchange) {
        send(exchange, 200, JSON.valueToTree(requests).toString());
    }

    private static void send(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            // the client has given up, as it should
        }
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }
}
