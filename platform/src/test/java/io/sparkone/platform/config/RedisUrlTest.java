package io.sparkone.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"redis://redis:6379", "redis://:pw@redis:6379/0", "rediss://user:pw@redis:6380",
            "redis://redis"})
    void aStandaloneServerIsTakenAsItIs(String text) {
        assertThat(RedisUrl.parse("REDIS_URL", text).properties("quarkus.redis."))
                .containsOnlyKeys("quarkus.redis.hosts")
                .containsEntry("quarkus.redis.hosts", text);
    }

    @Test
    void sentinelsAreFollowedThroughAFailover() {
        assertThat(RedisUrl.parse("REDIS_URL", "rediss+sentinel://:pw@s1:26379,s2:26379/mymaster/1").properties("p."))
                .containsEntry("p.hosts", "rediss://:pw@s1:26379/1,rediss://:pw@s2:26379/1")
                .containsEntry("p.client-type", "sentinel").containsEntry("p.master-name", "mymaster")
                .containsEntry("p.auto-failover", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis:6379", "http://redis:6379", "redis+sentinel://s1:26379", "redis://"})
    void otherTextIsRefusedByName(String text) {
        assertThatThrownBy(() -> RedisUrl.parse("REDIS_URL", text)).isInstanceOf(InvalidVariableException.class)
                .hasMessageStartingWith("REDIS_URL: must look like");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(RedisUrl.parse("REDIS_URL", "redis://:secret@redis:6379")).hasToString("redis://***@redis:6379");
    }
}
