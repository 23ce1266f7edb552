package io.sparkone.local.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.http.Faults;
import io.sparkone.local.sandbox.journal.Journal;

class MailSinkTest {
    private final Faults faults = new Faults(Set.of(MailSink.TARGET));
    private final Mailbox mailbox = new Mailbox(Journal.none());

    @Test
    void aMailIsKeptWithItsPartsAndItsHeadersDecoded() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            send(sink, null, "false");
            Mail mail = mailbox.mails().get(0);
            assertThat(mail.from()).isEqualTo("sparkone@sparkone.test");
            assertThat(mail.recipients()).containsExactly("owner@sparkone.test");
            assertThat(mail.subject()).isEqualTo("Lembrete: amanhã às 17h");
            assertThat(mail.text()).isEqualTo("Olá, ação");
            assertThat(mail.html()).isEqualTo("<b>Olá</b>");
            assertThat(mail.header("x-sparkone-id")).isEqualTo("7");
        }
    }

    @Test
    void aPassingRefusalIsFollowedByAcceptance() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.status("smtp", 451).times(1));
            assertThatThrownBy(() -> send(sink, null, "false")).isInstanceOf(MessagingException.class)
                    .hasMessageContaining("451");
            assertThat(mailbox.mails()).isEmpty();
            send(sink, null, "false");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    @Test
    void aRefusalMayConcernOneRecipientOnly() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.status("smtp", 550).on("DATA", "nobody@"));
            send(sink, null, "false");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    @Test
    void aMailMayBeTakenAndRefusedAllTheSame() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.statusAfterCommit("smtp", 451).times(1));
            assertThatThrownBy(() -> send(sink, null, "false")).hasMessageContaining("451");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    @Test
    void aMailMayBeTakenWithoutAnAnswer() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.timeoutAfterCommit("smtp"));
            assertThatThrownBy(() -> send(sink, null, "false")).isInstanceOf(MessagingException.class)
                    .hasMessageContaining("[EOF]");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsDownGreetsNobody() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.down("smtp"));
            assertThatThrownBy(() -> send(sink, null, "false")).isInstanceOf(MessagingException.class)
                    .hasMessageContaining("421");
            faults.clear();
            send(sink, null, "false");
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    @Test
    void aSlowServerTakesItsTime() throws Exception {
        try (MailSink sink = sink(MailOptions.open(0))) {
            faults.add(Fault.delay("smtp", Duration.ofMillis(300)));
            long before = System.nanoTime();
            send(sink, null, "false");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void startTlsAndLoginAreDemandedWhenConfigured() throws Exception {
        try (MailSink sink = sink(new MailOptions(0, true, "user", "secret"))) {
            send(sink, "secret", "true");
            assertThat(mailbox.mails()).hasSize(1);
            assertThatThrownBy(() -> send(sink, "wrong", "true")).isInstanceOf(MessagingException.class);
            assertThatThrownBy(() -> send(sink, null, "true")).isInstanceOf(MessagingException.class);
            assertThat(mailbox.mails()).hasSize(1);
        }
    }

    private MailSink sink(MailOptions options) {
        return new MailSink(options, Clock.systemUTC(), faults, mailbox);
    }

    private static void send(MailSink sink, String password, String startTls) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.starttls.required", startTls);
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.ssl.trust", "*");
        properties.put("mail.smtp.auth", String.valueOf(password != null));
        properties.put("mail.smtp.timeout", "10000");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("sparkone@sparkone.test"));
        message.setSubject("Lembrete: amanhã às 17h", "UTF-8");
        message.setHeader("X-SparkOne-Id", "7");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Olá, ação", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<b>Olá</b>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", sink.port(), password == null ? null : "user", password);
            transport.sendMessage(message, new InternetAddress[]{new InternetAddress("owner@sparkone.test")});
        }
    }
}
