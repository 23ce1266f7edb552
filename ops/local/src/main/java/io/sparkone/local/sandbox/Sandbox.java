package io.sparkone.local.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.evolution.EvolutionSandbox;
import io.sparkone.local.sandbox.http.Fault;
import io.sparkone.local.sandbox.http.Faults;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.SandboxServer;
import io.sparkone.local.sandbox.journal.Journals;
import io.sparkone.local.sandbox.mail.Mail;
import io.sparkone.local.sandbox.mail.MailSink;
import io.sparkone.local.sandbox.mail.Mailbox;
import io.sparkone.local.sandbox.notion.NotionSandbox;
import io.sparkone.local.sandbox.sheets.ServiceAccountFile;
import io.sparkone.local.sandbox.sheets.SheetsSandbox;

/**
 * Stand-ins of Notion, Google Sheets, Evolution (WhatsApp) and an SMTP server, in one process on the loopback address.
 * What they hold is bounded, and outlives them when they are given a folder; each can be made to fail. A process by itself
 * in the local stack, an object in tests.
 */
public final class Sandbox implements AutoCloseable {
    private final Faults faults = new Faults(Set.of("notion", "sheets", "evolution", "google", MailSink.TARGET));
    private final Journals journals;
    private final NotionSandbox notion;
    private final SheetsSandbox sheets;
    private final EvolutionSandbox evolution;
    private final Mailbox mailbox;
    private final MailSink mail;
    private final SandboxServer server;

    private Sandbox(SandboxOptions options, Journals journals) {
        this.journals = journals;
        notion = new NotionSandbox(options.clock(), options.notionToken(), journals);
        sheets = new SheetsSandbox(options.clock(), journals.open("sheets"));
        evolution = new EvolutionSandbox(options.clock(), options.evolutionKey(), journals);
        mailbox = new Mailbox(journals.open("mails"));
        server = new SandboxServer(options.port(), List.of(notion.area(), sheets.area(), sheets.tokenArea(),
                evolution.area(), new ControlArea(this), new PageArea()), faults);
        mail = startMail(options);
        subscribe(options);
    }

    private MailSink startMail(SandboxOptions options) {
        try {
            return new MailSink(options.mail(), options.clock(), faults, mailbox);
        } catch (RuntimeException e) {
            server.close();
            throw new IllegalStateException(
                    "the sandbox cannot listen for mail on 127.0.0.1:" + options.mail().port() + ": " + e.getMessage(),
                    e);
        }
    }

    private void subscribe(SandboxOptions options) {
        if (options.notionWebhook() != null && options.notionWebhookToken() != null) {
            notion.subscribe(options.notionWebhook(), options.notionWebhookToken());
        } else if (options.notionWebhook() != null) {
            notion.subscribe(options.notionWebhook());
        }
        if (options.evolutionWebhook() != null) {
            evolution.webhook(options.evolutionWebhook(), options.evolutionHeaders());
        }
        if (options.credentials() != null) {
            try {
                ServiceAccountFile.write(options.credentials(), tokenUrl());
            } catch (IOException e) {
                close();
                throw new UncheckedIOException("cannot write " + options.credentials(), e);
            }
        }
    }

    /**
     * Starts everything.
     *
     * @throws RuntimeException saying which port is taken, or why its folder cannot be used
     */
    public static Sandbox start(SandboxOptions options) {
        Journals journals = Journals.in(options.folder());
        try {
            return new Sandbox(options, journals);
        } catch (RuntimeException e) {
            journals.close();
            throw e;
        }
    }

    /** Starts on free ports. */
    public static Sandbox start() {
        return start(SandboxOptions.defaults());
    }

    /** The address of the sandbox's own page. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The base for clients of Notion: paths below it begin with {@code /v1}. */
    public URI notionUrl() {
        return url().resolve("/notion");
    }

    /** The base for clients of Google Sheets: paths below it begin with {@code /v4}. */
    public URI sheetsUrl() {
        return url().resolve("/sheets");
    }

    /** Google's token endpoint. */
    public URI tokenUrl() {
        return url().resolve("/google/token");
    }

    /** The base for clients of Evolution. */
    public URI evolutionUrl() {
        return url().resolve("/evolution");
    }

    /** The port of the SMTP server, on 127.0.0.1. */
    public int smtpPort() {
        return mail.port();
    }

    /** Notion and its user. */
    public NotionSandbox notion() {
        return notion;
    }

    /** The spreadsheet and its user. */
    public SheetsSandbox sheets() {
        return sheets;
    }

    /** WhatsApp and its users. */
    public EvolutionSandbox evolution() {
        return evolution;
    }

    /** The mails that were accepted, in order. */
    public List<Mail> mails() {
        return mailbox.mails();
    }

    /** The troubles that are set; {@code sandbox.faults().add(Fault.down("evolution"))}. */
    public Faults faults() {
        return faults;
    }

    /** Sets a trouble. */
    public void fail(Fault fault) {
        faults.add(fault);
    }

    /** Heals every trouble. */
    public void heal() {
        faults.clear();
    }

    /** Empties everything and heals every trouble. */
    public void reset() {
        faults.clear();
        notion.reset();
        sheets.reset();
        evolution.reset();
        mailbox.reset();
    }

    /** Everything that the page shows. */
    ObjectNode state() {
        ObjectNode json = Json.object();
        json.set("notion", notion.toJson());
        json.set("sheets", sheets.toJson());
        json.set("evolution", evolution.toJson());
        json.set("mails", MailView.list(mails()));
        json.set("faults", faults.toJson());
        return json.put("smtp_port", smtpPort());
    }

    @Override
    public void close() {
        server.close();
        mail.close();
        notion.close();
        evolution.close();
        journals.close();
    }

    /** Runs until the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        // the SMTP server logs through SLF4J; without a provider SLF4J would print three lines about itself
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %5$s%6$s%n");
        Sandbox sandbox;
        try {
            sandbox = start(SandboxOptions.fromEnvironment(System.getenv()));
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        System.out.println("sandbox ready: " + sandbox.url() + " (SMTP on port " + sandbox.smtpPort() + ")");
        new CountDownLatch(1).await();
    }
}
