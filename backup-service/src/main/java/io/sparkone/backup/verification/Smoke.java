package io.sparkone.backup.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks a restored database what the application asks it, as the application's own roles: that every table of a migrated schema can be
 * read by the schema's owner, and that the next number of each identity column is free. Then the operator's own query.
 */
final class Smoke {

    /** Identity columns that only the sequence fills; other columns may well hold larger numbers than their sequence gave. */
    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(pg_get_userbyid(n.nspowner)),
              quote_ident(a.attname), pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attidentity = 'a'
            where c.relkind in ('r', 'p') and quote_ident(n.nspname) = '%s' order by 1""";
    private static final String NEXT_IS_TAKEN = """
            select coalesce(max(%s), 0) > (select last_value - case when is_called then 0 else 1 end from %s) from %s""";

    private final Connection connection;
    private final List<String> problems = new ArrayList<>();
    private int tables;

    private Smoke(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param schemas with a history of migrations, as SQL writes them
     * @param query or null; its first row must be there, and its first value neither null nor false
     */
    static Check run(Connection connection, Set<String> schemas, String query) {
        if (schemas.isEmpty() && query == null) {
            return new Check("smoke", Check.Outcome.skipped,
                    "there is no migrated schema, and BACKUP_SMOKE_QUERY is not set");
        }
        Smoke smoke = new Smoke(connection);
        try {
            for (String schema : schemas) {
                smoke.schema(schema);
            }
            if (query != null && !smoke.isTrue(query)) {
                smoke.problems.add("BACKUP_SMOKE_QUERY gave no row, null or false");
            }
        } catch (SQLException e) {
            smoke.problems.add(e.getMessage());
        }
        return smoke.problems.isEmpty()
                ? new Check("smoke", Check.Outcome.passed,
                        smoke.tables + " tables read by their owners" + (query == null ? "" : "; the query holds"))
                : new Check("smoke", Check.Outcome.failed, String.join("; ", smoke.problems));
    }

    private void schema(String schema) throws SQLException {
        for (Table table : tables(schema)) {
            execute("set role " + table.owner());
            try {
                execute("select * from " + table.name() + " limit 1");
                tables++;
            } finally {
                execute("reset role");
            }
            if (table.sequence() != null
                    && isTrue(String.format(NEXT_IS_TAKEN, table.column(), table.sequence(), table.name()))) {
                problems.add("the next " + table.column() + " of " + table.name() + " is taken");
            }
        }
    }

    private List<Table> tables(String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(String.format(TABLES, schema.replace("'", "''")))) {
            List<Table> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return found;
        }
    }

    private boolean isTrue(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getString(1) != null && !row.getString(1).equals("f");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Table(String name, String owner, String column, String sequence) {}
}
