package io.sparkone.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.testing.LocalStack;

/** What becomes of events when the process that consumes them ends, by its own hand or an operator's. */
class LedgerServiceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String SERVICE = "ledgera";
    private static final LocalStack SERVERS = LocalStack.current();

    @BeforeAll
    static void provision() {
        SERVERS.provision(ServiceAccount.local(SERVICE));
    }

    @Test
    void anEventThatKillsTheProcessEndsAsADeadLetterAndTheOthersAreApplied() throws Exception {
        try (LedgerService service = service(Map.of("SPARKONE_LEDGER_DEADLY_SUBJECT", "subject/deadly",
                "SPARKONE_EVENTS_MAX_ATTEMPTS", "2"))) {
            service.start().awaitReady();
            execute("insert into ledgera.outbox (event_id, type, subject, time, data) select gen_random_uuid(), "
                    + "'subject.changed', s, now(), '{\"version\":1}' from unnest(array['subject/before', "
                    + "'subject/deadly', 'subject/after']) s");

            boolean ended = Waiting.until(PATIENCE, Duration.ofMillis(200), () -> {
                restartIfDead(service);
                return number("select count(*) from ledgera.dead_letter where subject = 'subject/deadly'") == 1
                        && number("select count(*) from ledgera.effect where subject in ('subject/before', "
                                + "'subject/after')") == 2;
            });

            assertThat(ended).isTrue();
            assertThat(number("select attempts from ledgera.dead_letter where subject = 'subject/deadly'"))
                    .isEqualTo(2);
            assertThat(number("select count(*) from ledgera.effect where subject = 'subject/deadly'")).isZero();
        }
    }

    @Test
    void aProcessThatIsAskedToStopLeavesNothingHalfDone() throws Exception {
        try (LedgerService service = service(Map.of())) {
            service.start().awaitReady();
            service.write(200);
            long before = number("select count(*) from ledgera.effect");
            assertThat(Waiting.until(PATIENCE, () -> number("select count(*) from ledgera.effect") > before + 100))
                    .isTrue();
        }

        try (RedisPipe redis = new RedisPipe(SERVERS.redis().port())) {
            redis.send("EVAL", "return redis.call('XPENDING', 'sparkone:ledgera', 'ledgera')[1]", "0");
            redis.flush();
            assertThat(redis.answer()).as("entries delivered, but not acknowledged").isEqualTo("0");
        }
        assertThat(number("select count(*) - count(distinct event_id) from ledgera.effect")).isZero();
    }

    private static LedgerService service(Map<String, String> variables) throws IOException {
        String role = ServiceAccount.local(SERVICE).role();
        return new LedgerService(SERVICE, Path.of("ledger/target/quarkus-app/quarkus-run.jar"),
                SERVERS.postgres().url(role, role), SERVERS.redis().url(),
                Files.createTempDirectory("sparkone-ledger-it-").resolve("ledger.log"), variables);
    }

    private static void restartIfDead(LedgerService service) {
        try {
            if (!service.isAlive()) {
                service.start();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String sql) {
        try (Connection connection = SERVERS.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = SERVERS.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
