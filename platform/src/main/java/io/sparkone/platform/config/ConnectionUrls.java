package io.sparkone.platform.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Gives Quarkus what {@code DATABASE_URL} and {@code REDIS_URL} say, in its own property names. */
public final class ConnectionUrls implements ConfigSourceFactory {

    /** Above application.properties (250), below the environment (300): a quarkus.* variable still wins. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> properties = new LinkedHashMap<>();
        String service = value(context, "sparkone.service");
        String database = value(context, "DATABASE_URL");
        if (database != null && service != null) {
            DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", database, service);
            properties.put("quarkus.datasource.jdbc.url", url.jdbcUrl());
            if (url.username() != null) {
                properties.put("quarkus.datasource.username", url.username());
            }
            if (url.password() != null) {
                properties.put("quarkus.datasource.password", url.password());
            }
        }
        String redis = value(context, "REDIS_URL");
        if (redis != null) {
            RedisUrl url = RedisUrl.parse("REDIS_URL", redis);
            properties.putAll(url.properties("quarkus.redis."));
            properties.putAll(url.properties("quarkus.redis.consumer."));
        }
        return List.of(new PropertiesConfigSource(properties, "SparkOne connection URLs", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
