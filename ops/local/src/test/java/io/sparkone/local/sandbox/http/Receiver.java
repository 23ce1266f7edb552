package io.sparkone.local.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;

/** The other end of a webhook. */
public final class Receiver implements AutoCloseable {

    /** One call that came in. */
    public record Call(String path, Map<String, String> headers, byte[] body, JsonNode json) {}

    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer server;
    private volatile int failure = 500;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                Map<String, String> headers = new HashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
                calls.add(new Call(exchange.getRequestURI().getPath(), headers, body, Json.read(body)));
                exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? failure : 200, -1);
            }
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** Refuses the next calls with a status. */
    public void refuse(int times, int status) {
        failure = status;
        failures.set(times);
    }

    /** The next call, waiting at most so long for it. */
    public Call next() throws InterruptedException {
        Call call = calls.poll(15, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no webhook call came within 15 s");
        }
        return call;
    }

    /** Whether no call comes within half a second. */
    public boolean silent() throws InterruptedException {
        return calls.poll(500, TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
