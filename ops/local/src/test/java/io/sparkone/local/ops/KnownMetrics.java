package io.sparkone.local.ops;

import static io.sparkone.local.ops.Repository.at;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics that exist: those of ops/check/metrics, which were taken from real scrapes, and what rules record. */
final class KnownMetrics {

    private KnownMetrics() {}

    static Set<String> all() {
        Set<String> names = new HashSet<>(Set.of("up", "ALERTS"));
        Repository.files("ops/check/metrics", ".txt").forEach(file -> Repository.text(file).lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(names::add));
        Repository.files("ops/prometheus/rules", ".yml").forEach(file -> {
            List<Map<String, Object>> groups = at(Repository.yaml(file), "groups");
            for (Map<String, Object> group : groups) {
                List<Map<String, Object>> rules = at(group, "rules");
                rules.stream().filter(rule -> rule.containsKey("record"))
                        .forEach(rule -> names.add((String) rule.get("record")));
            }
        });
        return names;
    }
}
