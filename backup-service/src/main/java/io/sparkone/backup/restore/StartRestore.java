package io.sparkone.backup.restore;

import java.util.List;

import io.sparkone.backup.http.JsonBody;
import io.sparkone.backup.http.Problems;

/**
 * What is asked for.
 *
 * @param targetDatabase name of the database to make
 * @param swap whether it takes the place of a database of that name; then {@code confirm} must repeat the name
 * @param tables {@code schema.table}, of one schema; left out for all
 */
record StartRestore(String targetDatabase, boolean swap, String confirm, List<String> tables) {

    private static final int MOST_TABLES = 100;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it cannot be meant */
    static StartRestore parse(String body) {
        StartRestore asked = JsonBody.read(body, StartRestore.class);
        String target = asked.targetDatabase();
        if (target == null || !target.matches("[A-Za-z_][A-Za-z0-9_]{0,39}")) {
            throw Problems.badRequest("target_database must be a name of 1 to 40 letters, digits and underscores");
        }
        if (List.of("postgres", "template0", "template1").contains(target)) {
            throw Problems.badRequest("target_database must not be one of PostgreSQL's own databases");
        }
        if (asked.swap() && !target.equals(asked.confirm())) {
            throw Problems.badRequest("to replace a database, repeat its name in confirm");
        }
        List<String> tables = asked.tables() == null ? List.of() : asked.tables();
        if (asked.swap() && !tables.isEmpty()) {
            throw Problems.badRequest("a database with some of its tables cannot take the place of the whole");
        }
        if (tables.size() > MOST_TABLES || !tables.stream().allMatch(StartRestore::isTable)) {
            throw Problems.badRequest("tables must be up to " + MOST_TABLES + " names like api.task");
        }
        if (tables.stream().map(name -> name.split("\\.")[0]).distinct().count() > 1) {
            throw Problems.badRequest("tables must be of one schema");
        }
        return new StartRestore(target, asked.swap(), asked.confirm(), List.copyOf(tables));
    }

    private static boolean isTable(String name) {
        return name != null && name.matches("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");
    }
}
