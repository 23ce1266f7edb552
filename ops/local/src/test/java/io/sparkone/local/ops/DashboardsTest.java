package io.sparkone.local.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DashboardsTest {

    private static final List<JsonNode> DASHBOARDS = Repository.files("ops/grafana", ".json").stream()
            .map(DashboardsTest::read).toList();

    @Test
    void thereIsAnOverviewAndOneForEachService() {
        assertThat(DASHBOARDS.stream().map(dashboard -> dashboard.path("uid").asText())).containsExactlyInAnyOrder(
                "sparkone-overview", "sparkone-api", "sparkone-sync", "sparkone-notify", "sparkone-backup");
    }

    @Test
    void theFirstRowOfTheOverviewSaysWhetherAllIsWell() {
        JsonNode overview = DASHBOARDS.stream().filter(one -> one.path("uid").asText().endsWith("overview")).findFirst()
                .orElseThrow();
        assertThat(overview.path("panels").get(0).path("title").asText()).isEqualTo("Is all well?");
        assertThat(overview.path("panels").get(1).path("type").asText()).isEqualTo("stat");
    }

    @Test
    void aTileWithoutAValueSaysSoAndIsNotGreen() {
        assertThat(panels().stream().filter(panel -> panel.path("type").asText().equals("stat"))
                .filter(panel -> !panel.at("/targets/0/expr").asText().endsWith("or vector(0)"))).isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.at("/fieldConfig/defaults/mappings"))
                        .as(panel.path("title").asText()).anySatisfy(mapping -> {
                            assertThat(mapping.at("/options/match").asText()).isEqualTo("null+nan");
                            assertThat(mapping.at("/options/result/text").asText()).isNotBlank();
                            assertThat(mapping.at("/options/result/color").asText()).isNotIn("", "green");
                        }));
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).as(panel.path("title").asText()).endsWith(".");
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText()).isNotBlank();
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("prometheus");
        });
    }

    @Test
    void everyPanelAsksForMetricsThatARealScrapeHas() {
        Set<String> unknown = new TreeSet<>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> unknown.addAll(PromQl.metrics(target.path("expr").asText()))));
        unknown.removeAll(KnownMetrics.all());
        assertThat(unknown).isEmpty();
    }

    @Test
    void ratesAdaptToTheRangeThatIsShown() {
        panels().stream().filter(panel -> panel.path("type").asText().equals("timeseries")).forEach(
                panel -> panel.path("targets").forEach(target -> assertThat(target.path("expr").asText())
                        .as(panel.path("title").asText()).doesNotContainPattern("(rate|increase)\\([^\\[]*\\[\\d")));
    }

    @Test
    void aServiceThatMayHaveReplicasCanBeLookedAtByReplica() {
        assertThat(DASHBOARDS.stream().filter(one -> one.path("uid").asText().matches("sparkone-(api|sync|notify)")))
                .hasSize(3).allSatisfy(dashboard -> {
                    assertThat(dashboard.at("/templating/list").findValuesAsText("name")).contains("instance");
                    dashboard.path("panels").forEach(panel -> panel.path("targets").forEach(target -> assertThat(
                            target.path("expr").asText()).as(panel.path("title").asText())
                            .satisfiesAnyOf(expression -> assertThat(expression).contains("instance=~\"$instance\""),
                                    expression -> assertThat(expression)
                                            .doesNotContainPattern("jvm_|process_|_bucket"))));
                });
    }

    @Test
    void everyLinkToARunbookHasItsHeading() {
        List<String> headings = Repository.text("docs/OPERATIONS.md").lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-')).toList();
        panels().forEach(panel -> panel.path("links").forEach(link -> assertThat(headings)
                .contains(link.path("url").asText().replace("${runbooks}#", ""))));
    }

    @Test
    void noPanelLiesOnAnother() {
        for (JsonNode dashboard : DASHBOARDS) {
            List<String> taken = new ArrayList<>();
            dashboard.path("panels").forEach(panel -> {
                JsonNode place = panel.path("gridPos");
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        taken.add((place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y));
                    }
                }
            });
            assertThat(taken).as(dashboard.path("title").asText()).doesNotHaveDuplicates();
        }
    }

    private static List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        DASHBOARDS.forEach(dashboard -> dashboard.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        }));
        return panels;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }
}
