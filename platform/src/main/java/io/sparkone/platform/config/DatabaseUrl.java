package io.sparkone.platform.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code DATABASE_URL} in the form that the earlier system used: {@code postgresql://user:password@host:port/database?options},
 * also {@code postgres://} and with a {@code +driver}; several hosts, separated by commas, for a cluster.
 *
 * @param jdbcUrl without credentials
 * @param username decoded, or null
 * @param password decoded, or null
 */
public record DatabaseUrl(String jdbcUrl, String username, String password) {

    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?(?:\\+\\w+)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?#]+)/([^/?#]+)(?:\\?([^#]*))?");

    /**
     * @param schema the schema in which the service lives
     * @throws InvalidVariableException if the text has another form; the message never holds the text, which may hold a password
     */
    public static DatabaseUrl parse(String variable, String text, String schema) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw new InvalidVariableException(variable,
                    "must look like postgresql://user:password@host:5432/database");
        }
        String options = url.group(5) == null || url.group(5).isEmpty() ? "" : "&" + url.group(5);
        String jdbc = "jdbc:postgresql://" + url.group(3) + "/" + url.group(4) + "?currentSchema=" + encode(schema)
                + "&ApplicationName=" + encode("sparkone-" + schema)
                + (options.contains("connectTimeout=") ? "" : "&connectTimeout=5")
                + (options.contains("socketTimeout=") ? "" : "&socketTimeout=60")
                + "&tcpKeepAlive=true" + (url.group(3).contains(",") ? "&targetServerType=primary" : "") + options;
        return new DatabaseUrl(jdbc, decode(url.group(1)), decode(url.group(2)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Hides the password, since records print their components. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
