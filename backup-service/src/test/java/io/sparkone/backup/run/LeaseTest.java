package io.sparkone.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LeaseTest {

    private static final Duration SHORT = Duration.ofMillis(90);

    private final AtomicInteger renewals = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void leaveNoInterruptBehind() {
        Thread.interrupted();
    }

    @Test
    void whoeverLosesTheLeaseIsInterrupted() {
        try (Lease lease = lease(() -> false)) {
            assertThatThrownBy(never::await).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void anInterruptThatCameWhenTheWorkWasDoneDoesNotOutliveTheLease() {
        try (Lease lease = lease(() -> false)) {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aLeaseThatIsRenewedDisturbsNobody() throws InterruptedException {
        try (Lease lease = lease(() -> true)) {
            assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
        }

        assertThat(renewals.get()).isGreaterThan(1);
    }

    @Test
    void aDatabaseThatStaysAwayLongerThanTheLeaseEndsIt() {
        try (Lease lease = lease(() -> {
            throw new SQLException("away");
        })) {
            assertThatThrownBy(never::await).isInstanceOf(InterruptedException.class);
        }

        assertThat(renewals.get()).isGreaterThan(1);
    }

    private Lease lease(Renewal renewal) {
        BackupTable table = new BackupTable(null, Clock.systemUTC()) {
            @Override
            boolean renew(UUID id, UUID holder, Duration length) throws SQLException {
                renewals.incrementAndGet();
                return renewal.run();
            }
        };
        return new Lease(table, UUID.randomUUID(), UUID.randomUUID(), SHORT);
    }

    private interface Renewal {

        boolean run() throws SQLException;
    }
}
