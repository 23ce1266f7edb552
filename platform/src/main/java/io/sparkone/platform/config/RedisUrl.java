package io.sparkone.platform.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code REDIS_URL}: {@code redis://[user:password@]host:port[/db]}, {@code rediss://…} for TLS, or
 * {@code redis+sentinel://[:password@]host:26379,host:26379/master[/db]} (also {@code rediss+sentinel}).
 *
 * @param hosts as the Quarkus client takes them
 * @param master name of the Sentinel master, or null for a standalone server
 */
record RedisUrl(String hosts, String master) {

    private static final Pattern STANDALONE = Pattern.compile("rediss?://(?:[^@/]*@)?[^@/,]+(?:/\\d*)?(?:\\?.*)?");
    private static final Pattern SENTINEL = Pattern
            .compile("(rediss?)\\+sentinel://([^@/]*@)?([^@/]+)/([^/?]+)(?:/(\\d+))?");

    static RedisUrl parse(String variable, String text) {
        String url = text.strip();
        Matcher sentinel = SENTINEL.matcher(url);
        if (sentinel.matches()) {
            String credentials = sentinel.group(2) == null ? "" : sentinel.group(2);
            String database = sentinel.group(5) == null ? "" : "/" + sentinel.group(5);
            String hosts = Arrays.stream(sentinel.group(3).split(","))
                    .map(host -> sentinel.group(1) + "://" + credentials + host + database)
                    .collect(Collectors.joining(","));
            return new RedisUrl(hosts, sentinel.group(4));
        }
        if (!STANDALONE.matcher(url).matches()) {
            throw new InvalidVariableException(variable,
                    "must look like redis://host:6379, rediss://… or redis+sentinel://host:26379,host:26379/master");
        }
        return new RedisUrl(url, null);
    }

    /** Properties for the Quarkus client with the given prefix, e.g. {@code quarkus.redis.}. */
    Map<String, String> properties(String prefix) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + "hosts", hosts);
        if (master != null) {
            properties.put(prefix + "client-type", "sentinel");
            properties.put(prefix + "role", "master");
            properties.put(prefix + "master-name", master);
            // off by default in Quarkus (quarkusio/quarkus#43566): without it a failover is never followed
            properties.put(prefix + "auto-failover", "true");
        }
        return properties;
    }

    /** Hides the password that the hosts may hold. */
    @Override
    public String toString() {
        return hosts.replaceAll("//[^@/,]*@", "//***@");
    }
}
