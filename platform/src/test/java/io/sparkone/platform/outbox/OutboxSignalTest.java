package io.sparkone.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.testing.LocalStack;

@Timeout(60)
class OutboxSignalTest {

    private static final Duration FOR_EVER = Duration.ofHours(1);

    private OutboxSignal signal;

    @BeforeEach
    void listen() {
        ServiceAccount account = ServiceAccount.local("signal");
        LocalStack.current().provision(account);
        signal = new OutboxSignal("jdbc:postgresql://127.0.0.1:" + LocalStack.current().postgres().port() + "/sparkone",
                account.role(), account.role(), "signal");
        signal.await(Duration.ofMillis(1));
    }

    @AfterEach
    void close() {
        signal.close();
    }

    @Test
    void aNotificationEndsTheWait() throws Exception {
        CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> signal.await(FOR_EVER));

        execute("select pg_notify('outbox_signal', '')");

        assertThat(woken.get()).isTrue();
    }

    @Test
    void aNotificationBetweenTwoWaitsIsNotMissed() throws Exception {
        execute("select pg_notify('outbox_signal', '')");

        assertThat(signal.await(FOR_EVER)).isTrue();
    }

    @Test
    void theWaitEndsWithTheConnectionAndTheNextOneListensAgain() throws Exception {
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> signal.await(FOR_EVER));
        while (!ended.isDone()) {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen outbox_signal%'");
        }
        assertThat(ended.get()).isFalse();
        signal.await(Duration.ofMillis(1));

        execute("select pg_notify('outbox_signal', '')");

        assertThat(signal.await(FOR_EVER)).isTrue();
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = LocalStack.current().postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
