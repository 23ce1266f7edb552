package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {

    private static final List<Map<String, Object>> RULES = rules();
    private static final List<Map<String, Object>> ALERTS = RULES.stream().filter(rule -> rule.containsKey("alert"))
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"docs/OPERATIONS.md", "docs/pt-BR/OPERATIONS.md"})
    void everyAlertHasARunbookWithStepsAndAProofOfRecovery(String page) {
        String text = Repository.text(page);
        assertThat(ALERTS).allSatisfy(alert -> {
            String name = (String) alert.get("alert");
            assertThat(text).as(name).contains("\n### " + name + "\n");
            String section = text.substring(text.indexOf("\n### " + name + "\n") + 1);
            String runbook = section.substring(0, Math.max(section.indexOf("\n#", 5), 0));
            assertThat(runbook).as(name).containsAnyOf("**Do**", "**Faça**").containsAnyOf("**Over when**",
                    "**Acaba quando**");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/OPERATIONS.md", "docs/pt-BR/OPERATIONS.md"})
    void noRunbookIsOfAnAlertThatDoesNotExist(String page) {
        Set<String> names = ALERTS.stream().map(alert -> (String) alert.get("alert")).collect(Collectors.toSet());
        assertThat(Repository.text(page).lines().filter(line -> line.matches("### [A-Z][a-z]+[A-Z]\\w+"))
                .map(line -> line.substring(4))).isSubsetOf(names);
    }

    @Test
    void theRunbooksAddressIsTheHeadingOfTheAlert() {
        assertThat(ALERTS).allSatisfy(alert -> assertThat(Repository.<String>at(alert, "annotations", "runbook_url"))
                .isEqualTo("{{ $externalLabels.runbooks }}#"
                        + ((String) alert.get("alert")).toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatHappened() {
        assertThat(ALERTS).hasSizeGreaterThan(50).allSatisfy(alert -> {
            assertThat(Repository.<String>at(alert, "labels", "severity")).isIn("critical", "warning", "none");
            assertThat(Repository.<String>at(alert, "annotations", "summary")).isNotBlank();
            assertThat(Repository.<String>at(alert, "annotations", "description")).isNotBlank();
        });
    }

    @Test
    void everyRuleAsksForMetricsThatARealScrapeHas() {
        Set<String> known = KnownMetrics.all();
        Set<String> unknown = new TreeSet<>();
        RULES.forEach(rule -> unknown.addAll(PromQl.metrics((String) rule.get("expr"))));
        unknown.removeAll(known);
        assertThat(unknown).isEmpty();
    }

    private static List<Map<String, Object>> rules() {
        List<Map<String, Object>> all = new ArrayList<>();
        Repository.files("ops/prometheus/rules", ".yml").forEach(file -> {
            List<Map<String, Object>> groups = at(Repository.yaml(file), "groups");
            groups.forEach(group -> all.addAll(Repository.<List<Map<String, Object>>>at(group, "rules")));
        });
        return all;
    }
}
