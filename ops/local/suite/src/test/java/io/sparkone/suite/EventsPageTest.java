package io.sparkone.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** docs/events.md says what the code does: types, producers, consumers and fields. */
class EventsPageTest {

    private static final Path PROJECT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Path GOLDEN = PROJECT.resolve("platform/src/test/resources/golden");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_.]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)+)\"");
    private static final Pattern TYPES = Pattern.compile("Set<String> types\\(\\) \\{(.*?)}", Pattern.DOTALL);
    private static final List<String> SERVICES = List.of("api", "sync", "notify", "backup");

    @Test
    void everyTypeOfThePageHasASampleWithTheFieldsNamedThereAndTheOtherWayRound() throws IOException {
        Map<String, Row> page = page();

        try (Stream<Path> samples = Files.list(GOLDEN)) {
            assertThat(samples.map(file -> file.getFileName().toString().replaceAll("\\.json$", "")))
                    .containsExactlyInAnyOrderElementsOf(page.keySet());
        }
        ObjectMapper json = new ObjectMapper();
        for (Row row : page.values()) {
            Set<String> fields = new TreeSet<>();
            json.readTree(GOLDEN.resolve(row.type() + ".json").toFile()).fieldNames().forEachRemaining(fields::add);
            assertThat(row.fields()).as(row.type()).isEqualTo(fields);
        }
    }

    @Test
    void theConsumersOfThePageAreTheHandlersOfTheCode() throws IOException {
        Map<String, Set<String>> consumers = page().keySet().stream()
                .collect(Collectors.toMap(type -> type, type -> new TreeSet<String>()));
        for (String service : SERVICES) {
            for (Path source : sources(service)) {
                TYPES.matcher(Files.readString(source)).results()
                        .flatMap(types -> QUOTED.matcher(types.group(1)).results()).map(type -> type.group(1))
                        .forEach(type -> consumers.get(type).add(service));
            }
        }

        assertThat(consumers).isEqualTo(page().values().stream().collect(Collectors.toMap(Row::type, Row::consumers)));
    }

    @Test
    void everyEventTypeThatAServiceProducesIsOnThePage() throws IOException {
        Pattern append = Pattern.compile("outbox\\.append\\(\\s*\"([a-z_.]+)\"");
        for (String service : SERVICES) {
            for (Path source : sources(service)) {
                for (MatchResult type : append.matcher(Files.readString(source)).results().toList()) {
                    assertThat(page()).as(source.toString()).containsKey(type.group(1));
                    assertThat(page().get(type.group(1)).producers()).as(type.group(1)).contains(service);
                }
            }
        }
    }

    @Test
    void whoeverThePageNamesAsAProducerHasTheTypeInItsCode() throws IOException {
        for (Row row : page().values()) {
            for (String service : row.producers()) {
                boolean named = false;
                for (Path source : sources(service)) {
                    named |= TYPES.matcher(Files.readString(source)).replaceAll("").contains('"' + row.type() + '"');
                }
                assertThat(named || row.type().startsWith("dead_letter.")).as(row.type() + " of " + service).isTrue();
            }
        }
    }

    @Test
    void aConsumerIsAmongTheGroupsThatTheProducersStreamWaitsFor() throws IOException {
        for (String producer : SERVICES) {
            Set<String> readers = page().values().stream().filter(row -> row.producers().contains(producer))
                    .flatMap(row -> row.consumers().stream()).collect(Collectors.toCollection(TreeSet::new));
            Properties settings = new Properties();
            try (Reader file = Files.newBufferedReader(
                    PROJECT.resolve(producer + "-service/src/main/resources/application.properties"))) {
                settings.load(file);
            }
            assertThat(names(settings.getProperty("sparkone.events.groups"))).as(producer).containsAll(readers);
        }
    }

    private static List<Path> sources(String service) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(service + "-service/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Map<String, Row> page() {
        try {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (String line : Files.readAllLines(PROJECT.resolve("docs/events.md"))) {
                ROW.matcher(line).results().forEach(row -> rows.put(row.group(1),
                        new Row(row.group(1), names(row.group(2)), names(row.group(3)), names(row.group(4)))));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(",")).map(name -> name.replace("`", "").strip())
                .filter(name -> !name.equals("–")).collect(Collectors.toCollection(TreeSet::new));
    }

    private record Row(String type, Set<String> producers, Set<String> consumers, Set<String> fields) {}
}
