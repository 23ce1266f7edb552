package io.sparkone.local.sandbox.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

import io.sparkone.local.sandbox.http.Fault;

/** Takes one mail. */
final class Reception implements MessageHandler {
    private final MailSink sink;
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();
    private String from = "";

    Reception(MailSink sink, MessageContext context) {
        this.sink = sink;
        this.context = context;
    }

    @Override
    public void from(String address) {
        from = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] raw = data.readAllBytes();
        Optional<Fault> struck = sink.faults().strike(MailSink.TARGET, "DATA", String.join(",", recipients),
                mode -> mode != Fault.Mode.DOWN);
        if (struck.isPresent()) {
            strike(struck.get(), raw);
        } else {
            keep(raw);
        }
        return null;
    }

    private void strike(Fault fault, byte[] raw) throws RejectException, IOException {
        if (fault.mode() == Fault.Mode.STATUS) {
            throw refusal(fault);
        }
        sink.hold(fault.delay());
        keep(raw);
        if (fault.mode() == Fault.Mode.STATUS_AFTER_COMMIT) {
            throw refusal(fault);
        }
        if (fault.mode() == Fault.Mode.TIMEOUT_AFTER_COMMIT && context instanceof Session session) {
            // the mail is taken and the sender never hears of it
            session.getSocket().close();
        }
    }

    private void keep(byte[] raw) throws RejectException {
        try {
            sink.keep(from, recipients, raw);
        } catch (UncheckedIOException e) {
            throw new RejectException(452, "4.3.1 " + e.getMessage());
        }
    }

    private static RejectException refusal(Fault fault) {
        String usual = fault.status() >= 500 ? "5.7.1 Message refused" : "4.3.0 Try again later";
        return new RejectException(fault.status(), fault.body() == null ? usual : fault.body());
    }

    @Override
    public void done() {
        // nothing to release
    }
}
