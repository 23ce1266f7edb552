package io.sparkone.notify.email;

import java.util.Locale;

import jakarta.inject.Singleton;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;

import io.sparkone.notify.delivery.Outgoing;
import io.sparkone.notify.template.Language;
import io.sparkone.notify.template.Texts;

/** Writes a notice as a mail, in text and HTML. */
@Singleton
class MailWriter {

    private final Template text;
    private final Template html;

    MailWriter(@Location("email/notice.txt") Template text, @Location("email/notice.html") Template html) {
        this.text = text;
        this.html = html;
    }

    /** The Message-ID is that of the delivery: servers and people can tell a repeated mail from a second one. */
    Mail write(Outgoing message, String from) {
        Mail mail = new Mail().setFrom(from).addTo(message.recipient()).setSubject(oneLine(message.subject()))
                .setText(render(text, message)).setHtml(render(html, message));
        return mail.addHeader("Message-ID", messageId(message, from)).addHeader("Auto-Submitted", "auto-generated");
    }

    static String messageId(Outgoing message, String from) {
        return "<" + message.delivery() + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    private static String render(Template template, Outgoing message) {
        Language language = Language.of(message.language());
        Texts texts = language.texts();
        return template.data("subject", message.subject()).data("text", message.text())
                .data("why", message.fallback() ? texts.whyFallback() : texts.whyDirect())
                .data("reference", texts.reference(message.notification().toString())).data("language", language.tag())
                .setAttribute(TemplateInstance.LOCALE, Locale.forLanguageTag(language.tag())).render();
    }

    /** A line break in a header would end it. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\s+", " ").trim();
    }
}
