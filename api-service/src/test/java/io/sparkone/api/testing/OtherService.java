package io.sparkone.api.testing;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.redis.datasource.RedisDataSource;

/** Another service, as far as its stream goes. */
public final class OtherService {

    private final RedisDataSource redis;
    private final String name;

    public OtherService(RedisDataSource redis, String service) {
        this.redis = redis;
        this.name = "sparkone:" + service;
    }

    /** Tells a fact, as that service's relay would. */
    public void publish(String type, String subject, String data) {
        long seq = redis.value(Long.class).incr("test:" + name);
        redis.execute("XADD", name, seq + "-0", "id", UUID.randomUUID().toString(), "source", name, "type", type,
                "subject", subject, "time", Instant.now().toString(), "datacontenttype", "application/json", "data",
                data);
    }
}
