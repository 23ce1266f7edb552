package io.sparkone.local.sandbox.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** Reads the MIME form of a mail. */
final class MailParser {
    private final Map<String, String> bodies = new LinkedHashMap<>();

    private MailParser() {}

    /** Reads a mail, which gets its number later; what is not MIME becomes its text. */
    static Mail parse(Instant at, String from, List<String> recipients, byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            MailParser parser = new MailParser();
            parser.collect(message);
            return new Mail(0, at, from, List.copyOf(recipients), headers(message),
                    Objects.requireNonNullElse(message.getSubject(), ""), parser.bodies.get("text/plain"),
                    parser.bodies.get("text/html"));
        } catch (MessagingException | IOException e) {
            return new Mail(0, at, from, List.copyOf(recipients), Map.of(), "",
                    new String(raw, StandardCharsets.UTF_8), null);
        }
    }

    private void collect(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i));
            }
        }
        for (String type : List.of("text/plain", "text/html")) {
            if (part.isMimeType(type) && part.getContent() instanceof String body) {
                bodies.putIfAbsent(type, body);
            }
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException, IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        }
        return headers;
    }
}
