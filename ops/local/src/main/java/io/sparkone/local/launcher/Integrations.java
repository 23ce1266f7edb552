package io.sparkone.local.launcher;

import java.util.Map;
import java.util.TreeMap;

/** Where Notion, Google Sheets, WhatsApp and e-mail are: in the sandbox, or where {@code .env} says. */
interface Integrations {

    static Integrations of(LauncherSettings settings, LocalSecrets secrets) {
        if (settings.sandbox()) {
            return new SandboxIntegrations(settings, secrets);
        }
        Map<String, String> variables = EnvFile.read(settings.workspace().root().resolve(".env"));
        return () -> variables;
    }

    /** The variables that tell the services. */
    Map<String, String> ofServices();

    /** The variables of the sandbox itself. */
    default Map<String, String> ofSandbox(Map<String, String> inherited) {
        return new TreeMap<>(inherited);
    }
}
