package io.sparkone.notify.email;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.mail.SMTPException;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outgoing;

/**
 * Sends notices by mail, at least once: SMTP cannot be asked whether it has a mail, and e-mail is the last way there is, so a mail
 * of unknown outcome is sent again, with the same Message-ID.
 */
class EmailSender implements Channel {

    private final SmtpLoop server;
    private final MailWriter writer;
    private final EmailSettings settings;
    private final MeterRegistry metrics;
    private final Limits limits;

    EmailSender(SmtpLoop server, MailWriter writer, EmailSettings settings, EmailConfig config, MeterRegistry metrics) {
        this.server = server;
        this.writer = writer;
        this.settings = settings;
        this.metrics = metrics;
        this.limits = new Limits(config.timeout(), config.maxRetries(), config.perAddressLimit(),
                config.perAddressWindow(), false);
    }

    @Override
    public ChannelType type() {
        return ChannelType.EMAIL;
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public List<String> recipients() {
        return settings.recipients();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Outcome abandoned() {
        return Outcome.deferred("the process that sent it ended before the answer", null);
    }

    @Override
    public Outcome send(Outgoing message) {
        Timer.Sample sample = Timer.start(metrics);
        Outcome outcome = sendNow(message);
        sample.stop(Timer.builder("sparkone.email.send")
                .tag("outcome", outcome.result() == Outcome.Result.ACKNOWLEDGED ? "success" : "failure")
                .description("Mails handed to the SMTP server").register(metrics));
        return outcome;
    }

    private Outcome sendNow(Outgoing message) {
        try {
            server.send(writer.write(message, settings.from()), limits.callTimeout());
            return Outcome.acknowledged(MailWriter.messageId(message, settings.from()));
        } catch (RuntimeException e) {
            // the boundary to SMTP: whatever went wrong decides only whether it is tried again
            return failure(e);
        }
    }

    static Outcome failure(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException e) {
                String reason = "the mail server answered " + e.getReplyCode();
                return e.getReplyCode() >= 500 && e.getReplyCode() < 600
                        ? Outcome.refused(reason)
                        : Outcome.deferred(reason, null);
            }
        }
        return Outcome.deferred("the mail server cannot be reached, or broke off (" + root(failure) + ")", null);
    }

    /** The class only: messages of mail clients hold addresses. */
    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
