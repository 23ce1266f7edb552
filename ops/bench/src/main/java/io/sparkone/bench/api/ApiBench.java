package io.sparkone.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.testing.LocalStack;

/**
 * {@code POST /tasks} and {@code GET /tasks} of the packaged api-service under wrk, beside pgbench that runs the same statements
 * on the same database, with as many clients, in the same run.
 *
 * <pre>api [seconds of each run] [tasks stored]</pre>
 */
public final class ApiBench {

    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final int BUSY = 16;
    private static final int MOST_WARM_UPS = 12;
    private static final int EVEN_ROUNDS = 2;
    private static final double FASTER = 1.05;
    private static final String STORE = """
            insert into api.task (version, title, description, status, priority, due_at, channel, created_at, updated_at)
            select 1, 'Tarefa ' || n, 'Descrição da tarefa ' || n, (array['pending', 'in_progress', 'completed'])[1 + n %% 3],
                'medium', now() + n * interval '1 minute', 'web', now(), now() from generate_series(1, %d) n""";

    private final LocalStack servers = LocalStack.current();
    private final Path work = Files.createTempDirectory("sparkone-api-bench-");
    private final int seconds;

    private ApiBench(int seconds) throws IOException {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int tasks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        new ApiBench(seconds).run(tasks);
    }

    private void run(int tasks) throws IOException, InterruptedException, SQLException {
        try (ApiProcess api = new ApiProcess(servers, work)) {
            store(tasks);
            System.out.printf(
                    "%,d tasks stored; each run takes %d s, after runs until they get no faster; wrk and pgbench share the machine"
                            + " with what they measure%n",
                    tasks, seconds);
            String role = ServiceAccount.local("api").role();
            Pgbench pgbench = new Pgbench(work, servers.postgres().url(role, role), seconds);
            Wrk wrk = new Wrk(work, api.address(), api.token(), seconds);
            for (String request : new String[]{"post-tasks", "get-tasks"}) {
                // one connection alone would take minutes to have everything compiled
                warmUp(request, BUSY, wrk);
                for (int connections : CONNECTIONS) {
                    compare(request, connections, wrk, pgbench);
                }
            }
        }
    }

    private void compare(String request, int connections, Wrk wrk, Pgbench pgbench)
            throws IOException, InterruptedException {
        warmUp(request, connections, wrk);
        Measured peer = pgbench.run(request + ".sql", connections);
        Measured service = wrk.run(request + ".lua", connections);
        System.out.printf("%-10s %2d connections: %s%n", request, connections, service);
        System.out.printf("   pgbench %2d clients:     %s   service/pgbench %.2f%n", connections, peer,
                service.rate() / peer.rate());
    }

    /**
     * The first minutes of a JVM on two cores, whose compiler takes up to one of them, are not what is measured: it runs until it gets no
     * faster.
     */
    private static void warmUp(String request, int connections, Wrk wrk) throws IOException, InterruptedException {
        double best = 0;
        int even = 0;
        for (int round = 0; round < MOST_WARM_UPS && even < EVEN_ROUNDS; round++) {
            double rate = wrk.run(request + ".lua", connections).rate();
            even = rate > best * FASTER ? 0 : even + 1;
            best = Math.max(best, rate);
        }
    }

    private void store(int tasks) throws SQLException {
        try (Connection connection = servers.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute(STORE.formatted(tasks));
            statement.execute("vacuum analyze api.task");
        }
    }
}
