package io.sparkone.platform.stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.StartupEvent;

/**
 * Creates the Redis clients on the main thread, before anything else starts. Quarkus creates them on first use in a map that is not
 * made for threads (RedisClientRecorder), so two first uses at once fail.
 */
@ApplicationScoped
class RedisClients {

    /** Before the scheduler, whose first jobs may run while the other observers do. */
    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final RedisDataSource shared;
    private final RedisDataSource consumer;

    RedisClients(RedisDataSource shared, @RedisClientName("consumer") RedisDataSource consumer) {
        this.shared = shared;
        this.consumer = consumer;
    }

    void create(@Observes @Priority(FIRST) StartupEvent started) {
        shared.getReactive();
        consumer.getReactive();
    }
}
