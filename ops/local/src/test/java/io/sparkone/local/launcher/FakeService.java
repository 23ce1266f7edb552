package io.sparkone.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for a packaged service, so that the launcher can be tested before the services are built: it shows the
 * variables that it was given, and ends when told to. It runs from a jar of its own with nothing but the JDK.
 */
public final class FakeService {

    private static final int FAILURE = 7;

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        String role = System.getenv("DATABASE_URL").replaceFirst("postgresql://(\\w+):.*", "$1");
        if (Boolean.parseBoolean(System.getenv("SPARKONE_MIGRATE_ONLY"))) {
            System.out.println("migrated as " + role);
            return;
        }
        if (role.equals(System.getenv("SPARKONE_TEST_FAILING_ROLE"))) {
            new IllegalStateException("told to fail as " + role).printStackTrace();
            System.exit(FAILURE);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> answer(exchange, 200, "UP"));
        server.createContext("/tasks", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/auth/tokens", exchange -> answer(exchange, 201, "{\"token\":\"a-token\"}"));
        server.createContext("/environment",
                exchange -> answer(exchange, 200, new TreeMap<>(System.getenv()).toString()));
        server.createContext("/end", exchange -> Runtime.getRuntime().halt(FAILURE));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended as " + role)));
        server.start();
        System.out.println("listening as " + role);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
