package io.sparkone.local.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The HTTP server of the sandbox: finds the area of a request, and lets the faults that are set strike. */
public final class SandboxServer implements AutoCloseable {
    static {
        // the JDK's server leaves Nagle on, which delays small responses by the peer's delayed ACK (JDK-8014254)
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int THREADS = 64;
    private static final int WAITING = 512;
    private static final int MAX_BODY = 10 * 1024 * 1024;

    private final HttpServer server;
    private final ThreadPoolExecutor pool;
    private final List<Area> areas;
    private final Faults faults;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Starts to listen on the loopback address.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException when the port is taken
     */
    public SandboxServer(int port, List<Area> areas, Faults faults) {
        this.areas = List.copyOf(areas);
        this.faults = faults;
        this.pool = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "sandbox-http");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        server.setExecutor(pool);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The port in use. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        pool.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            Optional<Area> area = areas.stream().filter(a -> covers(a.prefix(), path)).findFirst();
            if (area.isEmpty()) {
                send(exchange, Reply.text(404, "text/plain; charset=utf-8", "not found\n"));
                return;
            }
            Request request = read(exchange).withPath(path.substring(area.get().prefix().length()));
            Reply reply = answer(area.get(), request);
            if (reply != null) {
                send(exchange, reply);
            }
        }
    }

    private static boolean covers(String prefix, String path) {
        return prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /** The response, or null to hang up without one. */
    private Reply answer(Area area, Request request) {
        Optional<Fault> struck = faults.strike(area.name(), request.method(), request.path());
        if (struck.isEmpty()) {
            return handle(area, request);
        }
        Fault fault = struck.get();
        return switch (fault.mode()) {
            case STATUS -> refusal(area, fault);
            case STATUS_AFTER_COMMIT -> {
                handle(area, request);
                yield refusal(area, fault);
            }
            case DELAY -> {
                hold(fault.delay());
                yield handle(area, request);
            }
            case TIMEOUT_AFTER_COMMIT -> {
                handle(area, request);
                hold(SILENCE);
                yield null;
            }
            case DOWN -> null;
        };
    }

    private static Reply refusal(Area area, Fault fault) {
        Reply reply = area.trouble(fault.status());
        if (fault.body() != null) {
            boolean json = fault.body().startsWith("{") || fault.body().startsWith("[");
            reply = Reply.text(fault.status(), json ? "application/json" : "text/html", fault.body());
        }
        return fault.retryAfter() == null ? reply : reply.withHeader("retry-after", fault.retryAfter().toString());
    }

    private static Reply handle(Area area, Request request) {
        try {
            return area.handle(request);
        } catch (UncheckedIOException e) {
            // a full disk, not a defect: a line for each refusal will do
            System.getLogger(SandboxServer.class.getName()).log(System.Logger.Level.ERROR, e.getMessage());
            return area.trouble(503);
        } catch (RuntimeException e) {
            // the boundary of the sandbox: a defect in it must show as a 500 to the client and as a trace to us
            System.getLogger(SandboxServer.class.getName()).log(System.Logger.Level.ERROR,
                    "sandbox failed on " + request.method() + " " + area.prefix() + request.path(), e);
            return area.trouble(500);
        }
    }

    private void hold(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), Map.of(),
                Urls.decodeForm(exchange.getRequestURI().getRawQuery()), headers, body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = reply.body().length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
