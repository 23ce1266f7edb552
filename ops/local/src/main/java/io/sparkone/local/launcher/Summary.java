package io.sparkone.local.launcher;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What is shown when all is ready.
 *
 * @param addresses of PostgreSQL and Redis
 * @param took from the start of the processes until all were ready
 */
record Summary(LauncherSettings settings, LocalSecrets secrets, Map<String, String> addresses, Duration took) {

    String table(String token) {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(Locale.ROOT, "%nSparkOne is ready: all parts after %.1f s.%n%n", took.toMillis() / 1e3));
        row(table, "web page", url(Port.API) + "/web", "user owner, password " + secrets.webPassword());
        row(table, "api", url(Port.API), "health /health, pages of the API /docs");
        for (Service service : Service.values()) {
            if (service != Service.API) {
                row(table, service.id(), url(service.port()), "health /health, metrics /metrics");
            }
        }
        if (settings.sandbox()) {
            row(table, "sandbox", url(Port.SANDBOX), "its Notion, sheet, WhatsApp chat and mails");
        }
        row(table, "PostgreSQL", addresses.get("PostgreSQL"), "");
        row(table, "Redis", addresses.get("Redis"), "");
        row(table, "API token", token, "");
        row(table, "", "(also in .sparkone/api-token; good for 30 days)", "");
        row(table, "logs", settings.workspace().logs().toString(), "");
        return table.append(next()).toString();
    }

    /** Says nothing: it holds secrets. */
    @Override
    public String toString() {
        return "Summary";
    }

    private String next() {
        return "%nTry:%n  curl -X POST %s/ingest -H \"Authorization: Bearer $(cat .sparkone/api-token)\" \\%n"
                .formatted(url(Port.API))
                + "       -H 'Content-Type: application/json' \\%n".formatted()
                + "       -d '{\"channel\": \"web\", \"message\": \"Criar tarefa pagar fornecedor amanhã às 17h\"}'%n"
                        .formatted();
    }

    private String url(Port port) {
        return "http://127.0.0.1:" + settings.port(port);
    }

    private static void row(StringBuilder table, String what, String where, String note) {
        table.append(String.format("  %-11s %-27s %s", what, where, note).stripTrailing())
                .append(System.lineSeparator());
    }
}
