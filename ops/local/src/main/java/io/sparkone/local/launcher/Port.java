package io.sparkone.local.launcher;

import java.util.Map;

import io.sparkone.local.process.StartFailure;

/** The ports of the local suite, all on 127.0.0.1, each with the variable that changes it. */
enum Port {

    API("API_PORT", 8000), SYNC("SYNC_PORT", 8001), NOTIFY("NOTIFY_PORT", 8002), BACKUP("BACKUP_PORT", 8003), POSTGRES(
            "POSTGRES_PORT", 54320), REDIS("REDIS_PORT", 63790), SANDBOX("SANDBOX_PORT", 8010), SANDBOX_SMTP(
                    "SANDBOX_SMTP_PORT", 8025);

    private static final int HIGHEST = 65_535;

    private final String variable;
    private final int usual;

    Port(String variable, int usual) {
        this.variable = variable;
        this.usual = usual;
    }

    String variable() {
        return variable;
    }

    /** @throws StartFailure when the variable is set to something else than a port */
    int from(Map<String, String> environment) {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST) {
            throw new StartFailure(variable + " must be a port from 1 to " + HIGHEST + ", not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }
}
