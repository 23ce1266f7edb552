package io.sparkone.notify.email;

import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelOff;
import io.sparkone.notify.delivery.ChannelType;

/** E-mail as its variables say: on or off. */
class Email {

    private static final Logger LOG = Logger.getLogger(Email.class);

    /** @throws io.sparkone.platform.config.InvalidVariableException where the variables make no sense together */
    @Produces
    @Singleton
    Channel channel(EmailConfig config, SmtpLoop server, MailWriter writer, MeterRegistry metrics) {
        Optional<EmailSettings> settings = EmailSettings.of(config);
        LOG.infof(settings.isPresent() ? "E-mail is on" : "E-mail is off: neither SMTP_HOST nor FALLBACK_EMAIL is set");
        return settings.isEmpty()
                ? new ChannelOff(ChannelType.EMAIL)
                : new EmailSender(server, writer, settings.get(), config, metrics);
    }
}
