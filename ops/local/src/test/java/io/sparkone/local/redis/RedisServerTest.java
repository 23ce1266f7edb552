package io.sparkone.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.process.Ports;
import io.sparkone.local.process.StartFailure;

class RedisServerTest {

    @TempDir
    private Path folder;
    private RedisServer server;

    @BeforeEach
    void start() {
        server = new RedisServer(new RedisSettings(folder.resolve("data"), Ports.free(), folder.resolve("redis.log")));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWasAcknowledgedAndSyncedSurvivesKillNine() throws IOException {
        ask(1, "XADD stream 1-0 field value");
        // everysec: a shutdown in good order writes the rest
        server.restart();

        server.kill();
        server.restart();

        assertThat(ask(1, "XLEN stream")).containsExactly(":1");
    }

    @Test
    void itIsKeptLikeTheProductionOne() throws IOException {
        assertThat(setting("appendonly")).isEqualTo("yes");
        assertThat(setting("appendfsync")).isEqualTo("everysec");
        assertThat(setting("maxmemory-policy")).isEqualTo("noeviction");
        assertThat(setting("bind")).isEqualTo("127.0.0.1");
        assertThat(ask(1, "FLUSHALL")).containsExactly("+OK");
    }

    @Test
    void aPausedServerAnswersOnlyWhenItIsResumed() throws IOException {
        server.pause();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            server.resume();
            socket.setSoTimeout(5_000);
            assertThat((char) socket.getInputStream().read()).isEqualTo('+');
        }
    }

    @Test
    void anotherServerOnThePortIsNotTakenForItsOwn() {
        RedisServer other = new RedisServer(
                new RedisSettings(folder.resolve("other"), server.port(), folder.resolve("other.log")));

        assertThatThrownBy(other::start).isInstanceOf(StartFailure.class)
                .hasMessageContaining("Port " + server.port() + ", where Redis shall listen, is taken");
    }

    private String setting(String name) throws IOException {
        return ask(5, "CONFIG GET " + name).get(4);
    }

    private List<String> ask(int lines, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port());
                var reader = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            List<String> answer = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                answer.add(reader.readLine());
            }
            return answer;
        }
    }
}
