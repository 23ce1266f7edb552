package io.sparkone.notify.whatsapp;

import java.util.List;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outgoing;
import io.sparkone.notify.whatsapp.EvolutionApi.SendText;
import io.sparkone.notify.whatsapp.EvolutionApi.StoredMessage;

/** Sends texts through Evolution. */
class WhatsAppSender implements Channel {

    private final EvolutionClient client;
    private final Breaker breaker;
    private final LearnedJids jids;
    private final List<String> numbers;
    private final Limits limits;

    WhatsAppSender(EvolutionClient client, Breaker breaker, LearnedJids jids, WhatsAppSettings settings,
            WhatsAppConfig config) {
        this.client = client;
        this.breaker = breaker;
        this.jids = jids;
        this.numbers = settings.numbers();
        // connecting and answering, for the state and for the message; parallel sends have led to bans: evolution-api #439
        this.limits = new Limits(settings.timeout().multipliedBy(4), settings.maxRetries(), config.perNumberLimit(),
                config.perNumberWindow(), true);
    }

    @Override
    public ChannelType type() {
        return ChannelType.WHATSAPP;
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public List<String> recipients() {
        return numbers;
    }

    /** Digits only; what is no number stays as it is, to be refused with its delivery on record. */
    @Override
    public String address(String recipient) {
        return PhoneNumber.parse(recipient).orElse(recipient);
    }

    @Override
    public boolean available() {
        return breaker.permits();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void unacknowledged() {
        breaker.doubt("messages are accepted, but not acknowledged");
    }

    @Override
    public Outcome send(Outgoing message) {
        if (PhoneNumber.parse(message.recipient()).isEmpty()) {
            return Outcome.refused("not a telephone number with country code");
        }
        Outcome outcome = breaker.isStale() ? connected() : null;
        if (outcome == null) {
            outcome = sendNow(message);
        }
        switch (outcome.result()) {
            case ACCEPTED :
                breaker.accepted();
                break;
            case UNAVAILABLE :
                breaker.trip(outcome.reason());
                break;
            case UNCLEAR :
                breaker.doubt(outcome.reason());
                break;
            default :
                // says nothing about WhatsApp as a whole
        }
        return outcome;
    }

    /** Null if it is; otherwise nothing was sent, which is worth knowing. {@code open} can lie, the others do not. */
    private Outcome connected() {
        try {
            String state = client.state();
            return "open".equals(state) ? null : Outcome.unavailable("WhatsApp is disconnected (" + state + ")");
        } catch (RuntimeException e) {
            Outcome failure = SendFailure.of(e);
            return Outcome.unavailable("the state of WhatsApp cannot be asked for: " + failure.reason());
        }
    }

    private Outcome sendNow(Outgoing message) {
        String address = jids.of(message.recipient());
        try {
            StoredMessage sent = client
                    .send(new SendText(address, message.text(), false, MessageIds.of(message.delivery())));
            return sent == null || sent.key() == null
                    ? Outcome.unclear("Evolution answered without a message id")
                    : Outcome.accepted(sent.key().id(), sent.key().remoteJid());
        } catch (RuntimeException e) {
            // whatever went wrong decides only what may be done next: nothing of it may end the sender
            Outcome failure = SendFailure.of(e);
            if (failure.result() == Outcome.Result.REFUSED && !address.equals(message.recipient())) {
                jids.forget(message.recipient());
            }
            return failure;
        }
    }
}
