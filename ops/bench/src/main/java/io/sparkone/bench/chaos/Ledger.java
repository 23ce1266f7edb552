package io.sparkone.bench.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

import io.sparkone.local.postgres.PostgresServer;

/** Compares every committed change of every service with every effect in every service. */
final class Ledger {

    private final PostgresServer postgres;
    private final List<String> services;

    Ledger(PostgresServer postgres, List<String> services) {
        this.postgres = postgres;
        this.services = services;
    }

    long commits() throws SQLException {
        return number("select count(*) from (" + committed() + ") c");
    }

    /** Committed changes without an effect, over all consumers. */
    long lost() throws SQLException {
        return sum("select count(*) from (" + committed() + ") c where not exists (select 1 from %s.effect e "
                + "where e.event_id = c.event_id)");
    }

    /** Effects beyond the first of an event, over all consumers. */
    long doubled() throws SQLException {
        return sum("select count(*) - count(distinct event_id) from %s.effect");
    }

    /** Effects of what was never committed. */
    long invented() throws SQLException {
        return sum("select count(*) from %s.effect e where not exists (select 1 from (" + committed()
                + ") c where c.event_id = e.event_id)");
    }

    long effects() throws SQLException {
        return sum("select count(*) from %s.effect");
    }

    /** Effects that came after one of a newer version of the same subject; the version guard makes them harmless. */
    long outOfOrder() throws SQLException {
        return sum("select count(*) from (select version, max(version) over (partition by source, subject order by id "
                + "rows between unbounded preceding and 1 preceding) newest from %s.effect) e where version < newest");
    }

    /** Subjects whose state at a consumer is not the producer's. */
    long wrongStates() throws SQLException {
        String subjects = services.stream().map(s -> "select '/sparkone/" + s + "' source, name, version from " + s
                + ".subject").collect(Collectors.joining(" union all "));
        return sum("select count(*) from (" + subjects + ") p left join %s.state s on s.source = p.source "
                + "and s.subject = p.name where s.version is distinct from p.version");
    }

    long deadLetters() throws SQLException {
        return sum("select count(*) from %s.dead_letter");
    }

    /** Times from commit to effect, in milliseconds: p50, p99 and the longest. */
    double[] latencies() throws SQLException {
        String effects = services.stream().map(s -> "select e.at - c.at delay from " + s + ".effect e join ("
                + committed() + ") c on c.event_id = e.event_id").collect(Collectors.joining(" union all "));
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("select 1000 * extract(epoch from percentile_disc(0.5) within group "
                                + "(order by delay)), 1000 * extract(epoch from percentile_disc(0.99) within group (order by delay)), "
                                + "1000 * extract(epoch from max(delay)) from (" + effects + ") d")) {
            row.next();
            return new double[]{row.getDouble(1), row.getDouble(2), row.getDouble(3)};
        }
    }

    private String committed() {
        return services.stream().map(s -> "select event_id, at from " + s + ".committed")
                .collect(Collectors.joining(" union all "));
    }

    private long sum(String perService) throws SQLException {
        return number(services.stream().map(s -> "(" + perService.replace("%s", s) + ")")
                .collect(Collectors.joining(" + ", "select ", "")));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
