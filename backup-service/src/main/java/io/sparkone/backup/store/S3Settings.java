package io.sparkone.backup.store;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * A bucket and the way to it.
 *
 * @param endpoint null for AWS
 * @param prefix before every key, perhaps empty
 * @param lock how long objects are locked, or null
 * @param conditional whether the service is asked to refuse a key that exists
 */
public record S3Settings(URI endpoint, String region, String bucket, String prefix, String accessKey, String secretKey,
        Duration lock, boolean conditional, Duration timeout, int maxAttempts) {

    /** @throws InvalidVariableException if only some of the needed variables are set */
    static Optional<S3Settings> of(StoreConfig.S3 config) {
        Map<String, Optional<?>> needed = Map.of("BACKUP_S3_BUCKET", config.bucket(), "BACKUP_S3_ACCESS_KEY",
                config.accessKey(), "BACKUP_S3_SECRET_KEY", config.secretKey());
        if (needed.values().stream().noneMatch(Optional::isPresent) && config.endpoint().isEmpty()) {
            return Optional.empty();
        }
        needed.entrySet().stream().filter(variable -> variable.getValue().isEmpty()).findFirst().ifPresent(missing -> {
            throw new InvalidVariableException(missing.getKey(),
                    "is missing, while other BACKUP_S3_ variables are set");
        });
        String prefix = config.prefix().orElse("");
        return Optional.of(new S3Settings(config.endpoint().orElse(null), config.region().orElse("us-east-1"),
                config.bucket().get(),
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/", config.accessKey().get(),
                config.secretKey().get(), config.lock().orElse(null), config.conditional(), config.timeout(),
                config.maxAttempts()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return (endpoint == null ? "s3://" : endpoint + "/") + bucket + "/" + prefix;
    }
}
