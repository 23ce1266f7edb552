package io.sparkone.local.sandbox.mail;

import java.net.InetAddress;
import java.time.Clock;
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

/** An SMTP server that puts what it accepts into a mailbox. */
public final class MailSink implements AutoCloseable {
    /** The name by which faults address this server. */
    public static final String TARGET = "smtp";

    private final Clock clock;
    private final Faults faults;
    private final Mailbox mailbox;
    private final SMTPServer server;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts to listen on the loopback address. */
    public MailSink(MailOptions options, Clock clock, Faults faults, Mailbox mailbox) {
        this.clock = clock;
        this.faults = faults;
        this.mailbox = mailbox;
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

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }

    void keep(String from, List<String> recipients, byte[] raw) {
        mailbox.add(MailParser.parse(clock.instant(), from, recipients, raw));
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
