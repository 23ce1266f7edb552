package io.sparkone.notify.email;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Hands mails to the server on one event loop, always the same. Called from a worker thread, vertx-mail-client 4.5.25 opens the
 * connection on one loop and listens on another: a greeting that arrives in between is lost, and the call hangs. With a new
 * connection for each mail that was one call in thirty.
 */
@Singleton
class SmtpLoop {

    private final ReactiveMailer mailer;
    private final Context loop;

    SmtpLoop(ReactiveMailer mailer, Vertx vertx) {
        this.mailer = mailer;
        this.loop = vertx.getOrCreateContext();
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @throws CompletionException with what the mail client said, or a {@link TimeoutException}, which does not mean unsent
     */
    void send(Mail mail, Duration atMost) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        loop.runOnContext(on -> mailer.send(mail).subscribe().with(ok -> sent.complete(null),
                sent::completeExceptionally));
        try {
            sent.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
