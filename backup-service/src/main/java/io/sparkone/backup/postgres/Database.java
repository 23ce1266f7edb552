package io.sparkone.backup.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * A database to back up or to restore into, in the terms of both libpq (for the client programs) and JDBC.
 *
 * @param name of the database; it also names the backups
 * @param hosts {@code host:port}, more than one for a cluster
 * @param user or null
 * @param password in clear, or null
 * @param options of the URL, e.g. {@code sslmode}
 */
public record Database(String name, List<String> hosts, String user, String password, Map<String, String> options) {

    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?(?:\\+\\w+)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?#]+)/([^/?#]+)(?:\\?([^#]*))?");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** URL options that both libpq and the JDBC driver know, by their libpq environment variable. */
    private static final Map<String, String> SHARED_OPTIONS = Map.of("sslmode", "PGSSLMODE", "sslrootcert",
            "PGSSLROOTCERT", "sslcert", "PGSSLCERT", "sslkey", "PGSSLKEY");

    /**
     * Reads URLs separated by commas, e.g. {@code postgresql://user:password@host:5432/sparkone,postgresql://…}.
     *
     * @throws InvalidVariableException naming the variable, never the text, which may hold a password
     */
    public static List<Database> parseAll(String variable, String text) {
        List<Database> databases = new ArrayList<>();
        for (String url : text.strip().split("\\s*,\\s*(?=postgres)")) {
            try {
                databases.add(parse(variable, url.strip()));
            } catch (IllegalArgumentException e) {
                // its words would show the part of the password that it is about
                throw new InvalidVariableException(variable, "holds a % without two hexadecimal digits: write %25");
            }
        }
        if (databases.stream().map(Database::name).distinct().count() < databases.size()) {
            throw new InvalidVariableException(variable, "names a database twice: backups are told apart by that name");
        }
        return databases;
    }

    private static Database parse(String variable, String text) {
        Matcher url = FORM.matcher(text);
        if (!url.matches()) {
            throw new InvalidVariableException(variable,
                    "must look like postgresql://user:password@host:5432/database");
        }
        String name = decode(url.group(4));
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new InvalidVariableException(variable, "has a database name that cannot name a file: " + name);
        }
        List<String> hosts = new ArrayList<>();
        for (String host : url.group(3).split(",")) {
            hosts.add(host.matches(".*:\\d+") ? host : host + ":5432");
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : url.group(5) == null ? new String[0] : url.group(5).split("&")) {
            String[] pair = option.split("=", 2);
            options.put(pair[0], pair.length == 2 ? decode(pair[1]) : "");
        }
        return new Database(name, hosts, decode(url.group(1)), decode(url.group(2)), options);
    }

    private static String decode(String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same server and account, another database. */
    public Database named(String other) {
        return new Database(other, hosts, user, password, options);
    }

    /** For the client programs: in the environment, because a command line is visible to every user of the machine. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PGHOST", hosts.stream().map(h -> h.substring(0, h.lastIndexOf(':')))
                .collect(Collectors.joining(",")));
        environment.put("PGPORT", hosts.stream().map(h -> h.substring(h.lastIndexOf(':') + 1))
                .collect(Collectors.joining(",")));
        environment.put("PGDATABASE", name);
        environment.put("PGCONNECT_TIMEOUT", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        environment.put("PGAPPNAME", "sparkone-backup");
        if (hosts.size() > 1) {
            environment.put("PGTARGETSESSIONATTRS", "read-write");
        }
        if (user != null) {
            environment.put("PGUSER", user);
        }
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        SHARED_OPTIONS.forEach((option, variable) -> {
            if (options.containsKey(option)) {
                environment.put(variable, options.get(option));
            }
        });
        return environment;
    }

    /** @param limit how long one statement may go without an answer */
    public Connection connect(Duration limit) throws SQLException {
        Properties properties = new Properties();
        SHARED_OPTIONS.keySet().stream().filter(options::containsKey)
                .forEach(option -> properties.setProperty(option, options.get(option)));
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(limit.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "sparkone-backup");
        if (hosts.size() > 1) {
            properties.setProperty("targetServerType", "primary");
        }
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection("jdbc:postgresql://" + String.join(",", hosts) + "/" + name, properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return String.join(",", hosts) + "/" + name;
    }
}
