package io.sparkone.local.sandbox;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.mail.Mail;

/** Writes mails for the control API. */
final class MailView {
    private MailView() {}

    static ArrayNode list(List<Mail> mails) {
        ArrayNode list = Json.array();
        for (Mail mail : mails) {
            ObjectNode json = list.addObject().put("id", mail.id()).put("at", mail.receivedAt().toString())
                    .put("from", mail.from()).put("subject", mail.subject()).put("text", mail.text())
                    .put("html", mail.html());
            json.set("to", Json.tree(mail.recipients()));
            json.set("headers", Json.tree(mail.headers()));
        }
        return list;
    }
}
