package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What actionlint does not look at; ops/check/run.sh runs that one. */
class WorkflowsTest {

    static List<Path> workflows() {
        return Repository.files(".github/workflows", ".yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedByItsCommitAndSaysItsVersion(Path workflow) {
        assertThat(Repository.text(workflow).lines().filter(line -> line.contains("uses: "))
                .filter(line -> !line.contains("uses: ./"))).isNotEmpty()
                .allMatch(line -> line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothingMayBeDoneUnlessAJobAsksForIt(Path workflow) {
        Map<String, Object> content = Repository.yaml(workflow);
        assertThat(content.get("permissions")).isEqualTo(Map.of());
        jobs(content).forEach((name, job) -> {
            Map<String, String> permissions = at(job, "permissions");
            assertThat(permissions).as(name).containsEntry("contents", "read");
            if (!job.containsKey("uses")) {
                assertThat(job).as(name).containsKey("timeout-minutes");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aCheckoutLeavesNoCredentialBehind(Path workflow) {
        jobs(Repository.yaml(workflow)).forEach((name, job) -> {
            List<Map<String, Object>> steps = at(job, "steps");
            for (Map<String, Object> step : steps == null ? List.<Map<String, Object>>of() : steps) {
                if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                    assertThat(Repository.<Boolean>at(step, "with", "persist-credentials")).as(name).isFalse();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noExpressionIsPastedIntoAScriptAndNoSecretIntoACondition(Path workflow) {
        jobs(Repository.yaml(workflow)).forEach((name, job) -> {
            List<Map<String, Object>> steps = at(job, "steps");
            for (Map<String, Object> step : steps == null ? List.<Map<String, Object>>of() : steps) {
                assertThat(String.valueOf(step.get("run"))).as(name).doesNotContain("${{").doesNotContain("\n");
                assertThat(String.valueOf(step.get("if"))).as(name).doesNotContain("secrets");
            }
            assertThat(String.valueOf(job.get("if"))).as(name).doesNotContain("secrets");
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void whatIsPushedIsNotBuiltWithACache(Path workflow) {
        jobs(Repository.yaml(workflow)).forEach((name, job) -> {
            Map<String, String> permissions = at(job, "permissions");
            if (permissions.containsKey("packages")) {
                assertThat(job.toString()).as(name).doesNotContain("cache=");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyScriptThatIsCalledExists(Path workflow) {
        Pattern.compile("\\bops/[\\w/]+\\.sh").matcher(Repository.text(workflow)).results()
                .forEach(match -> assertThat(Repository.ROOT.resolve(match.group())).isExecutable());
    }

    private static Map<String, Map<String, Object>> jobs(Map<String, Object> workflow) {
        return at(workflow, "jobs");
    }
}
