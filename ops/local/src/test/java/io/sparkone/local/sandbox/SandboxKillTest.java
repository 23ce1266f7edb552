package io.sparkone.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.sandbox.http.JsonClient;

/** A real process, killed while it is being written to. */
class SandboxKillTest {
    private static final int WRITERS = 4;
    private static final int ENOUGH = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;
    private final Queue<String> pages = new ConcurrentLinkedQueue<>();
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Queue<String> rows = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(120)
    void whatWasAnsweredBeforeAKillNineIsThereAfterwards() throws Exception {
        List<Integer> ports = Ports.free(2);
        for (int kill = 1; kill <= 3; kill++) {
            Process process = launch(ports.get(0), ports.get(1));
            writeUntilItIsKilled(URI.create("http://127.0.0.1:" + ports.get(0)), process, kill * ENOUGH);
        }

        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withFolder(folder.resolve("data")))) {
            assertThat(sandbox.notion().pages()).extracting("id", String.class).containsAll(pages);
            assertThat(sandbox.evolution().chat()).extracting("id", String.class).containsAll(messages);
            assertThat(sandbox.sheets().rows("Entrada")).flatExtracting(row -> row).containsAll(rows);
        }
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**.damaged");
    }

    private void writeUntilItIsKilled(URI url, Process process, int enough) throws InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(() -> write(new JsonClient(url), process));
        }
        Waiting.until(PATIENCE, () -> pages.size() >= enough || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(enough);
    }

    private void write(JsonClient client, Process process) {
        try {
            for (int i = 0; process.isAlive(); i++) {
                String name = Thread.currentThread().getId() + "-" + i;
                keep(client.post("/control/notion/pages", "{'Name':'" + name + "'}"), pages);
                keep(client.post("/control/evolution/incoming", "{'from':'5511999990000','text':'" + name + "'}"),
                        messages);
                if (client.post("/control/sheets/Entrada/rows", "['" + name + "']").status() == 200) {
                    rows.add(name);
                }
            }
        } catch (IOException e) {
            // it was killed: what had no answer may be there or not
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(JsonClient.Answer answer, Queue<String> ids) {
        if (answer.status() == 201) {
            ids.add(answer.body().path("id").asText());
        }
    }

    private Process launch(int port, int smtpPort) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SANDBOX_PORT", String.valueOf(port));
        environment.put("SANDBOX_SMTP_PORT", String.valueOf(smtpPort));
        environment.put("SANDBOX_DATA_DIR", folder.resolve("data").toString());
        Process process = ChildProcess.start(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), Sandbox.class.getName()),
                "TERM", environment, folder.resolve("log"));
        JsonClient client = new JsonClient(URI.create("http://127.0.0.1:" + port));
        assertThat(Waiting.until(PATIENCE, () -> answers(client))).as("the sandbox starts").isTrue();
        return process;
    }

    private static boolean answers(JsonClient client) {
        try {
            return client.get("/health").status() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
