package io.sparkone.backup.restore;

import java.util.List;

import io.sparkone.backup.http.JsonBody;
import io.sparkone.backup.http.Problems;

/**
 * What is asked for: a database or a file.
 *
 * @param targetDatabase name of the database to make
 * @param file name of the file to make, ending in {@code .dump} (as pg_dump made it) or {@code .sql}
 * @param swap whether the database takes the place of one of that name; then {@code confirm} must repeat the name
 * @param tables {@code schema.table}; left out for all
 * @param jobs of pg_restore; left out for the configured number
 */
record StartRestore(String targetDatabase, String file, boolean swap, String confirm, List<String> tables,
        Integer jobs) {

    private static final int MOST_TABLES = 100;
    private static final int MOST_JOBS = 16;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it cannot be meant */
    static StartRestore parse(String body) {
        StartRestore asked = JsonBody.read(body, StartRestore.class);
        if (asked.file() == null) {
            checkDatabase(asked);
        } else {
            checkFile(asked);
        }
        List<String> tables = asked.tables() == null ? List.of() : asked.tables();
        if (tables.size() > MOST_TABLES || !tables.stream().allMatch(name -> TableName.parse(name).isPresent())) {
            throw Problems.badRequest("tables must be up to " + MOST_TABLES + " names like api.task");
        }
        if (asked.jobs() != null && (asked.jobs() < 1 || asked.jobs() > MOST_JOBS)) {
            throw Problems.badRequest("jobs must be from 1 to " + MOST_JOBS);
        }
        return new StartRestore(asked.targetDatabase(), asked.file(), asked.swap(), asked.confirm(),
                List.copyOf(tables), asked.jobs());
    }

    private static void checkDatabase(StartRestore asked) {
        String target = asked.targetDatabase();
        // as BACKUP_DATABASE_URLS may have them; the name for the time of the restore must fit into 63 bytes
        if (target == null || !target.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}")) {
            throw Problems.badRequest("target_database must be a name of 1 to 40 letters, digits, dots, hyphens and"
                    + " underscores; or give file");
        }
        if (List.of("postgres", "template0", "template1").contains(target)) {
            throw Problems.badRequest("target_database must not be one of PostgreSQL's own databases");
        }
        if (asked.swap() && !target.equals(asked.confirm())) {
            throw Problems.badRequest("to replace a database, repeat its name in confirm");
        }
        if (asked.swap() && asked.tables() != null && !asked.tables().isEmpty()) {
            throw Problems.badRequest("a database with some of its tables cannot take the place of the whole");
        }
    }

    private static void checkFile(StartRestore asked) {
        if (!asked.file().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\\.(dump|sql)")) {
            throw Problems.badRequest("file must be a name without folders that ends in .dump or .sql");
        }
        if (asked.targetDatabase() != null || asked.swap() || asked.tables() != null && !asked.tables().isEmpty()) {
            throw Problems.badRequest("a restore into a file takes the whole backup, and no database");
        }
    }

    boolean intoFile() {
        return file != null;
    }
}
