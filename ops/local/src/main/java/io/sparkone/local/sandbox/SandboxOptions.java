package io.sparkone.local.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.sparkone.local.sandbox.evolution.EvolutionSandbox;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.mail.MailOptions;
import io.sparkone.local.sandbox.notion.NotionIds;

/**
 * How the sandbox starts.
 *
 * @param port of HTTP; 0 takes a free one
 * @param notionToken the only bearer token that Notion accepts
 * @param evolutionKey the only key that Evolution accepts
 * @param mail the SMTP server
 * @param notionWebhook where Notion tells of changes, or null
 * @param notionWebhookToken signs those calls; null starts with a handshake
 * @param evolutionWebhook where Evolution tells of messages, or null
 * @param evolutionHeaders sent with those calls
 * @param credentials where to write a service account for the sandbox's Google, or null
 * @param folder where the content is kept over the sandbox's end; null keeps it in memory only
 * @param clock tells the time of everything that is created or edited
 */
public record SandboxOptions(int port, String notionToken, String evolutionKey, MailOptions mail, URI notionWebhook,
        String notionWebhookToken, URI evolutionWebhook, Map<String, String> evolutionHeaders, Path credentials,
        Path folder, Clock clock) {

    /** Free ports, the well-known tokens, no webhooks: for tests. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, NotionIds.TOKEN, EvolutionSandbox.API_KEY, MailOptions.open(0), null, null, null,
                Map.of(), null, null, Clock.systemUTC());
    }

    /** The same with another clock. */
    public SandboxOptions withClock(Clock other) {
        return new SandboxOptions(port, notionToken, evolutionKey, mail, notionWebhook, notionWebhookToken,
                evolutionWebhook, evolutionHeaders, credentials, folder, other);
    }

    /** The same with another SMTP server. */
    public SandboxOptions withMail(MailOptions other) {
        return new SandboxOptions(port, notionToken, evolutionKey, other, notionWebhook, notionWebhookToken,
                evolutionWebhook, evolutionHeaders, credentials, folder, clock);
    }

    /** The same with Evolution's webhook pointed to an address. */
    public SandboxOptions withEvolutionWebhook(URI url, Map<String, String> headers) {
        return new SandboxOptions(port, notionToken, evolutionKey, mail, notionWebhook, notionWebhookToken, url,
                Map.copyOf(headers), credentials, folder, clock);
    }

    /** The same, with its content kept in a folder. */
    public SandboxOptions withFolder(Path other) {
        return new SandboxOptions(port, notionToken, evolutionKey, mail, notionWebhook, notionWebhookToken,
                evolutionWebhook, evolutionHeaders, credentials, other, clock);
    }

    /**
     * Reads {@code SANDBOX_PORT} (8010), {@code SANDBOX_SMTP_PORT} (8025), {@code SANDBOX_SMTP_STARTTLS},
     * {@code SANDBOX_SMTP_USERNAME}, {@code SANDBOX_SMTP_PASSWORD}, {@code SANDBOX_NOTION_TOKEN},
     * {@code SANDBOX_NOTION_WEBHOOK_URL}, {@code SANDBOX_NOTION_WEBHOOK_TOKEN}, {@code SANDBOX_EVOLUTION_KEY},
     * {@code SANDBOX_EVOLUTION_WEBHOOK_URL}, {@code SANDBOX_EVOLUTION_WEBHOOK_HEADERS} (a JSON object),
     * {@code SANDBOX_GOOGLE_CREDENTIALS} (a path) and {@code SANDBOX_DATA_DIR} (a path).
     *
     * @throws IllegalArgumentException naming the variable that cannot be read
     */
    public static SandboxOptions fromEnvironment(Map<String, String> environment) {
        MailOptions mail = new MailOptions(port(environment, "SANDBOX_SMTP_PORT", 8025),
                Boolean.parseBoolean(environment.get("SANDBOX_SMTP_STARTTLS")),
                environment.get("SANDBOX_SMTP_USERNAME"),
                environment.getOrDefault("SANDBOX_SMTP_PASSWORD", ""));
        return new SandboxOptions(port(environment, "SANDBOX_PORT", 8010),
                environment.getOrDefault("SANDBOX_NOTION_TOKEN", NotionIds.TOKEN),
                environment.getOrDefault("SANDBOX_EVOLUTION_KEY", EvolutionSandbox.API_KEY), mail,
                url(environment, "SANDBOX_NOTION_WEBHOOK_URL"), environment.get("SANDBOX_NOTION_WEBHOOK_TOKEN"),
                url(environment, "SANDBOX_EVOLUTION_WEBHOOK_URL"), headers(environment),
                path(environment, "SANDBOX_GOOGLE_CREDENTIALS"), path(environment, "SANDBOX_DATA_DIR"),
                Clock.systemUTC());
    }

    private static Path path(Map<String, String> environment, String name) {
        return environment.get(name) == null ? null : Path.of(environment.get(name));
    }

    private static int port(Map<String, String> environment, String name, int absent) {
        try {
            int port = Integer.parseInt(environment.getOrDefault(name, String.valueOf(absent)));
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a port: " + environment.get(name), e);
        }
        throw new IllegalArgumentException(name + " is not a port: " + environment.get(name));
    }

    private static URI url(Map<String, String> environment, String name) {
        return environment.get(name) == null ? null : URI.create(environment.get(name));
    }

    private static Map<String, String> headers(Map<String, String> environment) {
        String name = "SANDBOX_EVOLUTION_WEBHOOK_HEADERS";
        Map<String, String> headers = new HashMap<>();
        try {
            Json.read(environment.getOrDefault(name, "{}").getBytes(StandardCharsets.UTF_8))
                    .properties()
                    .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + " is not a JSON object", e);
        }
        return headers;
    }
}
