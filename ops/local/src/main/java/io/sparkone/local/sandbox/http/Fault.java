package io.sparkone.local.sandbox.http;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A trouble to provoke.
 *
 * @param target the area it strikes: {@code notion}, {@code sheets}, {@code evolution} or {@code smtp}
 * @param path a regular expression that the path within the area must contain, or null for every path
 * @param method the HTTP method, or null for every method
 * @param mode what happens
 * @param status the status to answer with in mode {@link Mode#STATUS} and {@link Mode#STATUS_AFTER_COMMIT}
 * @param retryAfter seconds for the Retry-After header, or null for none
 * @param delay how long to wait before answering in mode {@link Mode#DELAY}
 * @param times how often it strikes before it is spent, or null for without end
 * @param body the body to answer with, or null for the vendor's own shape
 */
public record Fault(String target, Pattern path, String method, Mode mode, int status, Integer retryAfter,
        Duration delay, Integer times, String body) {

    /** The kinds of trouble. */
    public enum Mode {
        /** Refuse with a status; nothing is applied. */
        STATUS,
        /** Apply the request, then refuse with a status. */
        STATUS_AFTER_COMMIT,
        /** Answer late. */
        DELAY,
        /** Apply the request, then never answer. */
        TIMEOUT_AFTER_COMMIT,
        /** Close the connection at once; nothing is applied. */
        DOWN
    }

    /** Answers every request of the target with a status. */
    public static Fault status(String target, int status) {
        return new Fault(target, null, null, Mode.STATUS, status, null, Duration.ZERO, null, null);
    }

    /** Applies every request of the target, and answers with a status all the same. */
    public static Fault statusAfterCommit(String target, int status) {
        return new Fault(target, null, null, Mode.STATUS_AFTER_COMMIT, status, null, Duration.ZERO, null, null);
    }

    /** Answers every request of the target late. */
    public static Fault delay(String target, Duration delay) {
        return new Fault(target, null, null, Mode.DELAY, 0, null, delay, null, null);
    }

    /** Applies every request of the target, and never answers. */
    public static Fault timeoutAfterCommit(String target) {
        return new Fault(target, null, null, Mode.TIMEOUT_AFTER_COMMIT, 0, null, Duration.ZERO, null, null);
    }

    /** Closes every connection to the target. */
    public static Fault down(String target) {
        return new Fault(target, null, null, Mode.DOWN, 0, null, Duration.ZERO, null, null);
    }

    /** The same fault, spent after so many strikes. */
    public Fault times(int strikes) {
        return new Fault(target, path, method, mode, status, retryAfter, delay, strikes, body);
    }

    /** The same fault, only for this method and for paths that contain the regular expression. */
    public Fault on(String httpMethod, String pathRegex) {
        return new Fault(target, Pattern.compile(pathRegex), httpMethod, mode, status, retryAfter, delay, times, body);
    }

    /** The same fault with a Retry-After header. */
    public Fault retryAfter(int seconds) {
        return new Fault(target, path, method, mode, status, seconds, delay, times, body);
    }

    /** The same fault with a body of its own instead of the vendor's usual one. */
    public Fault body(String text) {
        return new Fault(target, path, method, mode, status, retryAfter, delay, times, text);
    }

    /**
     * Reads the form of the control API.
     *
     * @throws IllegalArgumentException when a field is missing or bad, saying which
     */
    public static Fault of(JsonNode json) {
        Mode mode = Mode.valueOf(json.path("mode").asText("status").toUpperCase(Locale.ROOT));
        int status = json.path("status").asInt(503);
        Pattern path = json.hasNonNull("path") ? Pattern.compile(json.get("path").asText()) : null;
        String method = json.hasNonNull("method") ? json.get("method").asText().toUpperCase(Locale.ROOT) : null;
        Duration delay = Duration.ofMillis(json.path("delay_ms").asLong(mode == Mode.DELAY ? 1000 : 0));
        JsonNode body = json.path("body");
        return new Fault(json.path("target").asText(), path, method, mode, status, integer(json, "retry_after"), delay,
                integer(json, "times"),
                body.isMissingNode() ? null : body.isTextual() ? body.asText() : body.toString());
    }

    private static Integer integer(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asInt() : null;
    }

    boolean strikes(String area, String httpMethod, String areaPath) {
        return target.equals(area) && (method == null || method.equals(httpMethod))
                && (path == null || path.matcher(areaPath).find());
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("target", target).put("mode", mode.name().toLowerCase(Locale.ROOT));
        json.put("path", path == null ? null : path.pattern()).put("method", method).put("status", status);
        json.put("retry_after", retryAfter).put("delay_ms", delay.toMillis()).put("times", times).put("body", body);
        return json;
    }
}
