package io.sparkone.local.sandbox.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Calls the subscribers of a vendor as vendors do: in the background, one attempt at a time per call, with a bounded
 * number of retries; a call that does not fit the queue, and what is waiting when the sandbox stops, is lost.
 */
public final class Webhooks implements AutoCloseable {
    private static final int WAITING = 10_000;

    /**
     * How a vendor repeats a call that failed.
     *
     * @param attempts calls in all
     * @param first pause before the second attempt; doubles from then on
     * @param longest upper bound of the pause
     * @param jitter part of the pause that is left to chance, 0 to 1
     * @param timeout of one attempt
     * @param permanent statuses after which the vendor gives up
     */
    public record Policy(int attempts, Duration first, Duration longest, double jitter, Duration timeout,
            Set<Integer> permanent) {}

    /** What is sent in one attempt; headers may sign the body. */
    public record Call(URI url, Map<String, String> headers, byte[] body) {}

    private final Policy policy;
    private final HttpClient client;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** @param name of the threads */
    public Webhooks(String name, Policy policy) {
        this.policy = policy;
        // HTTP/1.1: the upgrade to HTTP/2 in clear text costs a header that some servers reject
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(policy.timeout())
                .build();
        this.workers = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
                task -> daemon(task, name));
        this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, name + "-timer"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Sends; the function makes the call of each attempt, counted from 1. Never blocks, never throws. */
    public void send(IntFunction<Call> call) {
        enqueue(call, 1);
    }

    /** Calls that a subscriber has accepted. */
    public long delivered() {
        return delivered.get();
    }

    /** Calls that were given up. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private void enqueue(IntFunction<Call> call, int attempt) {
        try {
            workers.execute(() -> attempt(call, attempt));
        } catch (RejectedExecutionException e) {
            lost.incrementAndGet();
        }
    }

    private void attempt(IntFunction<Call> call, int attempt) {
        int status = post(call.apply(attempt));
        if (status >= 200 && status < 300) {
            delivered.incrementAndGet();
        } else if (attempt >= policy.attempts() || policy.permanent().contains(status)) {
            lost.incrementAndGet();
        } else {
            later(() -> enqueue(call, attempt + 1), pause(attempt));
        }
    }

    private void later(Runnable repetition, Duration pause) {
        try {
            timer.schedule(repetition, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            lost.incrementAndGet();
        }
    }

    private Duration pause(int attempt) {
        double doubled = policy.first().toMillis() * Math.pow(2, attempt - 1.0);
        double bounded = Math.min(doubled, policy.longest().toMillis());
        double spread = 1 + policy.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(bounded * spread));
    }

    /** The status, or 0 when there was no answer. */
    private int post(Call call) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.url()).timeout(policy.timeout())
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
            call.headers().forEach(request::setHeader);
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            // no answer, or an address or a header with which there cannot be one
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
