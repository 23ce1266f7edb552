package io.sparkone.bench.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.sparkone.local.process.Waiting;

/**
 * How long a message takes from {@code POST /ingest} to its page in the sandbox's Notion, in a running suite ({@code make dev-up}),
 * beside the time of the page's bare {@code POST /v1/pages}. Messages come one after the other, each when the page of the one
 * before is there and a random pause has passed, so that no message waits for Notion's rate limit of another.
 *
 * <pre>ingest [messages]</pre>
 */
public final class IngestBench {

    private static final URI API = URI.create(variable("SPARKONE_API_URL", "http://127.0.0.1:8000"));
    private static final URI SANDBOX = URI.create(variable("SPARKONE_SANDBOX_URL", "http://127.0.0.1:8010"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    /** Notion's budget is 2.5 requests a second, of which polling takes its share. */
    private static final int SHORTEST_PAUSE_MILLIS = 500;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random(1);
    private final String token;

    private IngestBench(String token) {
        this.token = token;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        new IngestBench(Files.readString(Path.of(variable("SPARKONE_TOKEN_FILE", ".sparkone/api-token"))).strip())
                .run(messages);
    }

    private void run(int messages) throws IOException, InterruptedException {
        List<Double> whole = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            String title = "medir " + word();
            long begin = System.nanoTime();
            ingest("Criar tarefa " + title + " amanhã às 17h");
            if (!Waiting.until(PATIENCE, LOOK_EVERY, () -> state().contains(title))) {
                throw new IOException("no page for message " + i + " within " + PATIENCE);
            }
            whole.add((System.nanoTime() - begin) / 1e6);
            Thread.sleep(SHORTEST_PAUSE_MILLIS + random.nextInt(300));
        }
        List<Double> looks = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            long begin = System.nanoTime();
            state();
            looks.add((System.nanoTime() - begin) / 1e6);
        }
        System.out.printf(
                "POST /ingest to the page in Notion, %d messages: p50 %.0f ms, p95 %.0f ms, longest %.0f ms%n",
                messages, percentile(whole, 50), percentile(whole, 95), percentile(whole, 100));
        System.out.printf(
                "of which one look at the sandbox takes           p50 %.0f ms, p95 %.0f ms  (p50 %.1f looks)%n",
                percentile(looks, 50), percentile(looks, 95), percentile(whole, 50) / percentile(looks, 50));
    }

    /** A word of letters only, so that the grammar reads no time into it. */
    private String word() {
        return random.ints(12, 'a', 'z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
    }

    private void ingest(String message) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(API.resolve("/ingest")).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"channel\":\"web\",\"message\":\"" + message + "\"}"))
                .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("/ingest answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** The newest pages of the sandbox's Notion, as text. */
    private String state() {
        try {
            return http.send(HttpRequest.newBuilder(SANDBOX.resolve("/control/state")).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString()).body().split("\"sheets\"")[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static String variable(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
