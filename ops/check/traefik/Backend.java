import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands where a service would. It is always healthy, and answers all else with its name, with the client's address as it
 * was told of it, and with headers that the proxy has to take away; or it holds requests, or breaks connections.
 */
final class Backend {

    private final String name;
    private final int port;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean broken;
    private HttpServer server;

    Backend(String name) throws IOException {
        this.name = name;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    String address() {
        return name + "=127.0.0.1:" + port;
    }

    /** Requests that came in so far, those for its health apart. */
    int asked() {
        return asked.get();
    }

    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    void breakConnections(boolean yes) {
        broken = yes;
    }

    void stop() {
        server.stop(0);
    }

    /** Lets requests end for a second, as a service does that is told to stop. */
    void restart() throws IOException {
        server.stop(1);
        server = listen(port);
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
        listening.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (!exchange.getRequestURI().getPath().startsWith("/health/ready")) {
            asked.incrementAndGet();
            await(held);
            if (broken) {
                exchange.close();
                return;
            }
        }
        byte[] body = name.getBytes();
        exchange.getResponseHeaders().add("Server", "stand-in");
        exchange.getResponseHeaders().add("X-Powered-By", "stand-in");
        exchange.getResponseHeaders().add("Seen-Client",
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Forwarded-For"), "nobody"));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
