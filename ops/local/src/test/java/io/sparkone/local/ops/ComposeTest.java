package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Set<String> OURS = Set.of("api-blue", "api-green", "sync", "notify", "backup", "migrate");
    private static final Map<String, Object> COMPOSE = Repository.yaml("ops/staging-compose.yml");
    private static final Map<String, Map<String, Object>> SERVICES = at(COMPOSE, "services");

    @Test
    void everyContainerMayDoAsLittleAsPossible() {
        assertThat(SERVICES).isNotEmpty().allSatisfy((name, service) -> {
            assertThat(service).as(name).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true")).doesNotContainKey("privileged")
                    .doesNotContainKey("cap_add");
            Map<String, Object> limits = at(service, "deploy", "resources", "limits");
            assertThat(limits).as(name).containsKeys("memory", "cpus", "pids");
        });
    }

    @Test
    void onlyTheProxyIsPublishedAndOnlyWith80And443() {
        assertThat(SERVICES).allSatisfy((name, service) -> {
            if (name.equals("reverse-proxy")) {
                assertThat(service).containsEntry("ports", List.of("80:8000", "443:8443"));
            } else {
                assertThat(service).as(name).doesNotContainKeys("ports", "network_mode");
            }
        });
    }

    @Test
    void everyImageOfOthersIsPinnedByVersionAndDigest() {
        assertThat(SERVICES).allSatisfy((name, service) -> {
            if (!OURS.contains(name)) {
                assertThat(service.get("image")).as(name).asString()
                        .matches("[a-z0-9./_-]+:v?\\d[\\w.-]+@sha256:[0-9a-f]{64}");
            }
        });
        assertThat(Repository.text("ops/images/Dockerfile").lines().filter(line -> line.matches("ARG \\w+_IMAGE=.*")))
                .hasSize(2).allMatch(line -> line.matches(".*@sha256:[0-9a-f]{64}"));
    }

    @Test
    void whatHoldsDataCannotReachTheOutside() {
        assertThat(COMPOSE).extracting(compose -> at(compose, "networks", "inside", "internal")).isEqualTo(true);
        for (String name : List.of("postgres", "redis", "prometheus", "grafana", "postgres-exporter", "migrate")) {
            assertThat(SERVICES.get(name)).as(name).containsEntry("networks", List.of("inside"));
        }
    }

    @Test
    void noSecretIsWrittenInTheFile() {
        assertThat(SERVICES).allSatisfy((name, service) -> {
            Map<String, Object> environment = at(service, "environment");
            if (environment != null) {
                environment.forEach((variable, value) -> {
                    if (variable.matches(".*(PASSWORD|PASS|SECRET|TOKEN|_KEY|WEBHOOK|AUTH)$")) {
                        assertThat(String.valueOf(value)).as(name + " " + variable).startsWith("${");
                    }
                });
            }
        });
    }

    @Test
    void aMissingVariableIsNamedAndIsInTheExample() {
        List<String> required = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?([^}]*)}")
                .matcher(Repository.text("ops/staging-compose.yml")).results().peek(match -> assertThat(match.group(2))
                        .as("message").contains(match.group(1)))
                .map(match -> match.group(1)).distinct().toList();
        assertThat(required).contains("POSTGRES_PASSWORD", "SLACK_ALERT_WEBHOOK", "AUTH_PRIVATE_KEY");
        assertThat(Repository.text("ops/.env.example").lines().map(line -> line.replaceFirst("=.*", "")))
                .containsAll(required);
    }

    @Test
    void servicesStartAfterTheDatabaseAndItsMigration() {
        for (String name : List.of("api-blue", "api-green", "sync", "notify", "backup")) {
            Map<String, Object> needs = at(SERVICES.get(name), "depends_on");
            assertThat(needs.toString()).as(name).contains("postgres={condition=service_healthy}")
                    .contains("redis={condition=service_healthy}")
                    .contains("migrate={condition=service_completed_successfully}");
            assertThat(SERVICES.get(name)).containsKeys("healthcheck", "stop_grace_period");
        }
    }

    @Test
    void theProxyStartsWithoutTheOthers() {
        assertThat(SERVICES.get("reverse-proxy")).doesNotContainKey("depends_on");
    }

    @Test
    void everyMountedFileExists() {
        assertThat(SERVICES).allSatisfy((name, service) -> {
            List<String> volumes = at(service, "volumes");
            for (String volume : volumes == null ? List.<String>of() : volumes) {
                if (volume.startsWith("./")) {
                    assertThat(Repository.ROOT.resolve("ops").resolve(volume.substring(2, volume.indexOf(':'))))
                            .as(name).matches(Files::exists);
                }
            }
        });
    }

    @Test
    void whatIsScrapedAndProbedIsInTheComposeFile() {
        List<Map<String, Object>> jobs = at(Repository.yaml("ops/prometheus/prometheus.yml"), "scrape_configs");
        List<String> names = new ArrayList<>(List.of("localhost", "api"));
        names.addAll(SERVICES.keySet());
        String text = Repository.text("ops/prometheus/prometheus.yml");
        assertThat(Pattern.compile("(?:'|//)([a-z-]+):\\d+").matcher(text).results().map(m -> m.group(1)))
                .isNotEmpty().allMatch(names::contains);
        assertThat(jobs.stream().map(job -> String.valueOf(job.get("job_name")))).contains("api", "sync", "notify",
                "backup", "traefik", "cadvisor", "node", "postgres", "redis");
    }

    @Test
    void theProxyRoutesToServicesOfTheComposeFile() {
        Map<String, String> urls = new TreeMap<>();
        Pattern.compile("url: http://([a-z-]+):(\\d+)").matcher(Repository.text("ops/traefik/dynamic/sparkone.yml"))
                .results().forEach(match -> urls.put(match.group(1), match.group(2)));
        assertThat(SERVICES.keySet()).containsAll(urls.keySet());
        urls.remove("grafana");
        assertThat(urls.values()).containsOnly("8080");
    }

    /** Docker mounts a tmpfs noexec: what a jar unpacks there cannot be loaded. */
    @Test
    void theNativeLibraryOfBackupsIsInItsImageAndNotInTmp() {
        assertThat(Repository.text("ops/images/Dockerfile")).contains("COPY target/native/libzstd-jni.so ./",
                "\"-DZstdNativePath=/opt/sparkone/libzstd-jni.so\"");
    }

    @Test
    void productionRefusesImagesThatWereBuiltOnTheSpot() {
        Map<String, Map<String, Object>> production = at(Repository.yaml("ops/production-compose.yml"), "services");
        assertThat(OURS.stream().map(name -> String.valueOf(production.get(name).get("image"))))
                .allMatch(image -> image.contains(":?set "));
        assertThat(Repository.text("ops/production-compose.yml")).contains("REQUIRE_AGNO: ${REQUIRE_AGNO:-true}");
    }

    @Test
    void theProductionOverlayTakesNothingBackOfWhatHoldsForEveryContainer() {
        Map<String, Map<String, Object>> production = at(Repository.yaml("ops/production-compose.yml"), "services");
        assertThat(SERVICES.keySet()).containsAll(production.keySet());
        assertThat(production).allSatisfy((name, service) -> assertThat(service.keySet()).as(name)
                .isSubsetOf("image", "environment", "command", "deploy"));
    }

    @Test
    void theFileSetsOnlyVariablesThatTheServicesKnow() {
        String sources = Repository.text("ops/images/start") + knownVariables();
        Set<String> unknown = OURS.stream().filter(name -> !name.equals("migrate"))
                .flatMap(name -> ComposeTest.<Map<String, Object>>environment(name).keySet().stream())
                .filter(variable -> !sources.contains(variable)).collect(Collectors.toSet());
        assertThat(unknown).isEmpty();
    }

    private static <T> T environment(String name) {
        return at(SERVICES.get(name), "environment");
    }

    /** DESIGN.md §6, by way of the pages that list them, and the services' own configuration. */
    private static String knownVariables() {
        return Pattern.compile("`([A-Z][A-Z0-9_]+)`").matcher(Repository.text("docs/infra.md")).results()
                .map(MatchResult::group).collect(Collectors.joining(" "));
    }
}
