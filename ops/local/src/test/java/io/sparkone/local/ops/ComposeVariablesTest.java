package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables of the compose file are those that the services read: no guess on one side, no gap on the other. */
class ComposeVariablesTest {

    private static final Map<String, Map<String, Object>> SERVICES = at(Repository.yaml("ops/staging-compose.yml"),
            "services");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9]*_?[A-Z0-9_]+)[:}]");
    private static final Pattern LITERAL = Pattern
            .compile("\"([A-Z][A-Z0-9]*_[A-Z0-9_]+|ENVIRONMENT|TIMEZONE|LOCALE)\"");
    /** Taken by ops/images/start, which gives the service another one in its place, by the JVM or by the C library. */
    private static final Set<String> OF_THE_IMAGE = Set.of("DATABASE_USER", "DATABASE_PASSWORD", "JAVA_TOOL_OPTIONS",
            "MALLOC_ARENA_MAX");
    /** Set by Docker, by the Dockerfile, by the launcher and tests only, or by the one-shot migration. */
    private static final Set<String> NOT_FOR_OPERATORS = Set.of("PG_CLIENT_BIN", "SPARKONE_PG_BIN",
            "NOTION_API_BASE_URL", "GOOGLE_SHEETS_API_BASE_URL", "NOTION_POLL_INTERVAL", "GOOGLE_SHEETS_POLL_INTERVAL",
            "SPARKONE_MIGRATE_AT_START", "SPARKONE_MIGRATE_ONLY", "HOSTNAME");

    @ParameterizedTest
    @CsvSource({"api-blue, api", "sync, sync", "notify, notify", "backup, backup"})
    void everyVariableOfAContainerIsReadByItsService(String container, String service) {
        Set<String> unread = set(container);
        unread.removeAll(read(service));
        unread.removeAll(OF_THE_IMAGE);
        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"api-blue, api", "sync, sync", "notify, notify", "backup, backup"})
    void everyVariableThatAServiceReadsCanBeSet(String container, String service) {
        Set<String> missing = placeholders(service + "-service");
        missing.addAll(placeholders("platform"));
        missing.removeAll(set(container));
        missing.removeAll(NOT_FOR_OPERATORS);
        assertThat(missing).isEmpty();
    }

    /** As the service sees them: of a secret that start makes a file of, the path. */
    private static Set<String> set(String container) {
        Map<String, Object> environment = at(SERVICES.get(container), "environment");
        Set<String> names = new TreeSet<>(environment.keySet());
        Pattern.compile("as_file (\\w+) \\S+ (\\w+)").matcher(Repository.text("ops/images/start")).results()
                .filter(match -> names.remove(match.group(1))).toList().forEach(match -> names.add(match.group(2)));
        return names;
    }

    private static Set<String> read(String service) {
        Set<String> names = new TreeSet<>();
        for (String module : List.of(service + "-service", "platform")) {
            names.addAll(placeholders(module));
            names.addAll(found(module, LITERAL));
        }
        return names;
    }

    private static Set<String> placeholders(String module) {
        return found(module, PLACEHOLDER);
    }

    private static Set<String> found(String module, Pattern pattern) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(module + "/src/main"))) {
            files.filter(file -> file.toString().matches(".*\\.(java|properties)")).forEach(file -> pattern
                    .matcher(Repository.text(file)).results().forEach(match -> names.add(match.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
