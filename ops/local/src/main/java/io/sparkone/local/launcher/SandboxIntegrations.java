package io.sparkone.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sparkone.local.process.StartFailure;
import io.sparkone.local.sandbox.evolution.EvolutionSandbox;
import io.sparkone.local.sandbox.notion.NotionIds;
import io.sparkone.local.sandbox.sheets.ServiceAccountFile;
import io.sparkone.local.sandbox.sheets.SheetsSandbox;

/** The sandbox plays all four. */
final class SandboxIntegrations implements Integrations {

    /** The person whose phone is the sandbox's WhatsApp chat. */
    static final String OWNER_NUMBER = "5511999990000";

    private final LauncherSettings settings;
    private final LocalSecrets secrets;

    SandboxIntegrations(LauncherSettings settings, LocalSecrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    @Override
    public Map<String, String> ofServices() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("NOTION_API_KEY", NotionIds.TOKEN);
        variables.put("NOTION_DATABASE_ID", NotionIds.DATABASE_ID);
        variables.put("NOTION_API_BASE_URL", address() + "/notion");
        variables.put("GOOGLE_SHEETS_CREDENTIALS_PATH", credentials().toString());
        variables.put("GOOGLE_SHEETS_SYNC_SPREADSHEET_ID", SheetsSandbox.SPREADSHEET_ID);
        variables.put("GOOGLE_SHEETS_SYNC_RANGE", "Tarefas!A:G");
        variables.put("GOOGLE_SHEETS_API_BASE_URL", address() + "/sheets");
        variables.put("EVOLUTION_API_BASE_URL", address() + "/evolution");
        variables.put("EVOLUTION_API_KEY", EvolutionSandbox.API_KEY);
        variables.put("EVOLUTION_INSTANCE", EvolutionSandbox.INSTANCE);
        variables.put("EVOLUTION_WEBHOOK_SECRET", secrets.evolutionWebhookSecret());
        variables.put("WHATSAPP_NOTIFY_NUMBERS", OWNER_NUMBER);
        variables.put("FALLBACK_EMAIL", "owner@sparkone.test");
        variables.put("SMTP_HOST", "127.0.0.1");
        variables.put("SMTP_PORT", String.valueOf(settings.port(Port.SANDBOX_SMTP)));
        return variables;
    }

    @Override
    public Map<String, String> ofSandbox(Map<String, String> inherited) {
        Map<String, String> variables = new TreeMap<>(inherited);
        variables.put("SANDBOX_PORT", String.valueOf(settings.port(Port.SANDBOX)));
        variables.put("SANDBOX_SMTP_PORT", String.valueOf(settings.port(Port.SANDBOX_SMTP)));
        variables.put("SANDBOX_DATA_DIR", settings.workspace().home().resolve("sandbox").toString());
        // what is written in the sandbox's chat reaches the api as the webhook of a real Evolution would
        variables.put("SANDBOX_EVOLUTION_WEBHOOK_URL",
                "http://127.0.0.1:" + settings.port(Port.API) + "/webhooks/whatsapp");
        variables.put("SANDBOX_EVOLUTION_WEBHOOK_HEADERS", JsonNodeFactory.instance.objectNode()
                .put("X-SparkOne-Webhook-Secret", secrets.evolutionWebhookSecret()).toString());
        return variables;
    }

    private String address() {
        return "http://127.0.0.1:" + settings.port(Port.SANDBOX);
    }

    /** Written anew each time: its token address holds the sandbox's port. */
    private Path credentials() {
        Path file = settings.workspace().home().resolve("google-credentials.json");
        try {
            ServiceAccountFile.write(file, URI.create(address() + "/google/token"));
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }
}
