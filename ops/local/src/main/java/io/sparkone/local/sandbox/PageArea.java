package io.sparkone.local.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.Request;
import io.sparkone.local.sandbox.http.Router;

/** The page that shows what the sandbox holds, and the health check. */
final class PageArea implements Area {
    private final Router router = new Router();

    PageArea() {
        byte[] page = resource("/sandbox/index.html");
        router.on("GET", "/", request -> new Reply(200,
                Map.of("content-type", "text/html; charset=utf-8", "cache-control", "no-store"), page));
        router.on("GET", "/health", request -> Reply.json(Json.object().put("status", "UP")));
    }

    private static byte[] resource(String name) {
        try (InputStream in = PageArea.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public Reply handle(Request request) {
        return router.route(request).orElseGet(() -> trouble(404));
    }

    @Override
    public Reply trouble(int status) {
        return Reply.text(status, "text/plain; charset=utf-8", "status " + status + "\n");
    }
}
