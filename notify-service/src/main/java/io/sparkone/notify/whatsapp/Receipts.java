package io.sparkone.notify.whatsapp;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.delivery.Ack;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Deliveries;

/** What WhatsApp says about our messages, whether it is told or asked for. */
@ApplicationScoped
class Receipts {

    private final Deliveries deliveries;
    private final LearnedJids jids;

    Receipts(Deliveries deliveries, LearnedJids jids) {
        this.deliveries = deliveries;
        this.jids = jids;
    }

    /**
     * @param status as Evolution names it
     * @return whether WhatsApp's server has a message of ours
     */
    boolean receive(String messageId, String status, String remoteJid) {
        Optional<Ack> ack = ack(status);
        if (messageId == null || ack.isEmpty()) {
            return false;
        }
        Optional<String> recipient = deliveries.acknowledged(ChannelType.WHATSAPP, messageId, ack.get());
        if (ack.get() == Ack.DELIVERED) {
            recipient.ifPresent(number -> jids.learn(number, remoteJid));
        }
        return recipient.isPresent() && ack.get() != Ack.ERROR;
    }

    private static Optional<Ack> ack(String status) {
        switch (String.valueOf(status)) {
            case "SERVER_ACK" :
                return Optional.of(Ack.SERVER);
            case "DELIVERY_ACK" :
            case "READ" :
            case "PLAYED" :
                return Optional.of(Ack.DELIVERED);
            case "ERROR" :
                return Optional.of(Ack.ERROR);
            default :
                return Optional.empty();
        }
    }
}
