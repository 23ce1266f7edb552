package io.sparkone.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.LocalStack;

/** What a guesser may try. */
@QuarkusTest
class LoginFailuresTest {

    private final String victim = UUID.randomUUID().toString();

    @Inject
    LoginFailures failures;
    @Inject
    KnownDevices devices;
    @Inject
    RedisDataSource redis;

    @AfterEach
    void forget() {
        redis.key().keys("sparkone:login-failures:*").forEach(redis.key()::del);
    }

    @Test
    void manyAddressesTogetherMayTryOneUserFiftyTimes() {
        assertThat(tries(120, i -> "198.51.100." + i, i -> victim)).isBetween(50L, 100L);
    }

    @Test
    void addressesOfOneNetworkAreOneGuesser() {
        assertThat(tries(20, i -> "2001:db8::" + i, i -> victim + i)).isBetween(5L, 10L);
    }

    @Test
    void oneAddressCannotKeepAUserOut() {
        assertThat(tries(200, i -> "198.51.100.1", i -> victim)).isLessThanOrEqualTo(10L);

        assertThat(isTried(victim, "203.0.113.1")).isTrue();
    }

    @Test
    void deviceThatTheUserLoggedInWithGoesOnWhileStrangersAreLimited() {
        String device = devices.remember(victim);
        tries(120, i -> "198.51.100." + i, i -> victim);

        assertThat(isTried(victim, "203.0.113.2")).isFalse();
        assertThat(isTried(victim, "203.0.113.2", device)).isTrue();
        assertThat(isTried(victim, "198.51.100.1", device)).as("behind a guesser's address").isTrue();
    }

    @Test
    void knownDeviceHasFewTriesOfItsOwnAndTakesNoneFromOthers() {
        String device = devices.remember(victim);

        assertThat(IntStream.range(0, 20).filter(i -> isTried(victim, "203.0.113.3", device)).count())
                .isBetween(5L, 10L);
        assertThat(isTried(victim, "203.0.113.3", devices.remember(victim))).isTrue();
        assertThat(isTried(victim, "203.0.113.3")).isTrue();
    }

    @Test
    void deviceOfAnotherUserOrAForgedOneIsAStranger() {
        String others = devices.remember("somebody-else");
        tries(20, i -> "192.0.2.3", i -> victim);

        for (String device : List.of(others, "", "forged", "%%%", devices.remember(victim).substring(2))) {
            assertThat(isTried(victim, "192.0.2.3", device)).as(device).isFalse();
        }
    }

    @Test
    void rightPasswordIsNoFailureHoweverOftenItIsShown() {
        for (int i = 0; i < 100; i++) {
            failures.begin(new Guesser(victim, "198.51.100.2", null));
            failures.takeBack(new Guesser(victim, "198.51.100.2", null));
        }

        assertThat(isTried(victim, "198.51.100.2")).isTrue();
    }

    @Test
    void whileRedisIsAwayTheServiceCountsForItself() {
        LocalStack.current().redis().pause();
        try {
            assertThat(tries(20, i -> "192.0.2.1", i -> victim + i)).isEqualTo(5);
        } finally {
            LocalStack.current().redis().resume();
        }
    }

    @Test
    void guessesAtOnceAreCountedLikeGuessesOneByOne() {
        List<CompletableFuture<Boolean>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> isTried(victim, "192.0.2.2"))).toList();

        assertThat(guesses.stream().map(CompletableFuture::join).filter(tried -> tried).count()).isBetween(5L, 10L);
    }

    /** How many of so many guesses are let through: where Redis is slow to answer some are counted there and some here. */
    private long tries(int guesses, IntFunction<String> address, IntFunction<String> user) {
        return IntStream.range(0, guesses).filter(i -> isTried(user.apply(i), address.apply(i))).count();
    }

    private boolean isTried(String user, String address) {
        return isTried(user, address, null);
    }

    private boolean isTried(String user, String address, String device) {
        try {
            failures.begin(new Guesser(user, address, device));
            return true;
        } catch (HttpProblem e) {
            assertThat(e.getStatusCode()).isEqualTo(429);
            return false;
        }
    }
}
