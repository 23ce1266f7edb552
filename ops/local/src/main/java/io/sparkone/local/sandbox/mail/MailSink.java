package io.sparkone.local.sandbox.mail;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.http.Faults;

/** An SMTP server that keeps the last 10,000 mails. */
public final class MailSink implements AutoCloseable {
    /** The name by which faults address this server. */
    public static final String TARGET = "smtp";

    private static final int LIMIT = 10_000;

    private final Clock clock;
    private final Faults faults;
    private final SMTPServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Mail> mails = new ArrayDeque<>();
    private long count;

    /** Starts to listen on the loopback address. */
    public MailSink(MailOptions options, Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
        SMTPServer.Builder builder = SMTPServer.port(options.port()).bindAddress(InetAddress.getLoopbackAddress())
                .hostName("sandbox").softwareName("SparkOne sandbox").maxConnections(64)
                .maxMessageSize(10 * 1024 * 1024)
                .insertReceivedHeaders(false).sessionHandler(new Refusal())
                .messageHandlerFactory(context -> new Reception(this, context));
        if (options.startTls()) {
            builder.enableTLS().startTlsSocketFactory(SelfSigned.create());
        }
        if (options.username() != null) {
            builder.requireAuth().authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        if (!options.username().equals(user) || !options.password().equals(password)) {
                            throw new LoginFailedException("535 5.7.8 Authentication credentials invalid");
                        }
                    }));
        }
        server = builder.build();
        server.start();
    }

    /** The port in use. */
    public int port() {
        return server.getPortAllocated();
    }

    /** The mails in the order of their arrival. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** Forgets every mail. */
    public synchronized void reset() {
        mails.clear();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }

    synchronized void keep(String from, List<String> recipients, byte[] raw) {
        mails.add(MailParser.parse(++count, clock.instant(), from, recipients, raw));
        if (mails.size() > LIMIT) {
            mails.remove();
        }
    }

    Faults faults() {
        return faults;
    }

    void hold(java.time.Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that is down greets nobody. */
    private final class Refusal implements SessionHandler {
        @Override
        public SessionAcceptance accept(Session session) {
            boolean down = faults.strike(TARGET, "CONNECT", "", mode -> mode == Fault.Mode.DOWN).isPresent();
            return down
                    ? SessionAcceptance.failure(421, "4.3.2 Service not available")
                    : SessionAcceptance.success();
        }

        @Override
        public void onSessionEnd(Session session) {
            // nothing is kept per session
        }
    }
}
