package io.sparkone.local.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.local.process.StartFailure;

/**
 * {@code DATABASE_URL} as operators write it: {@code postgresql://user:password@host:port/database?options}, also with
 * {@code postgres} or {@code postgresql+driver} as its scheme.
 *
 * @param user in clear, not percent-encoded; so is the password
 * @param hosts {@code host} or {@code host:port}; several, separated by commas, for a cluster
 * @param options what follows the question mark; empty for none
 */
public record DatabaseUrl(String user, String password, String hosts, String database, String options) {

    private static final Pattern FORM = Pattern
            .compile("postgres(?:ql)?(?:\\+\\w+)?://(?<user>[^:@/]+):(?<password>[^@/]+)"
                    + "@(?<hosts>[^@/?#]+)/(?<database>[^/?#]+)(?:\\?(?<options>[^#]*))?");
    private static final Pattern LOCAL = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    /** @throws StartFailure when it is not such a URL; the message does not repeat it, for the password's sake */
    public static DatabaseUrl parse(String text) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw malformed(null);
        }
        String options = url.group("options");
        return new DatabaseUrl(decoded(url.group("user")), decoded(url.group("password")), url.group("hosts"),
                url.group("database"), options == null ? "" : options);
    }

    public DatabaseUrl as(ServiceAccount account) {
        return new DatabaseUrl(account.role(), account.password(), hosts, database, options);
    }

    /** Another database of the same server. */
    public DatabaseUrl named(String otherDatabase) {
        return new DatabaseUrl(user, password, hosts, otherDatabase, options);
    }

    /** Whether only this machine reaches the server. */
    public boolean isLocal() {
        return LOCAL.matcher(hosts).matches();
    }

    /** Without the account. */
    public String jdbcUrl() {
        // roles and schemas can be made on the primary only
        String query = hosts.contains(",") ? "?targetServerType=primary&" + options : query();
        return "jdbc:postgresql://" + hosts + "/" + database + query;
    }

    /** The URL again, password and all. */
    public String text() {
        return "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + hosts + "/" + database + query();
    }

    /** Where it points, without the account: fit to be shown. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }

    private String query() {
        return options.isEmpty() ? "" : "?" + options;
    }

    private static StartFailure malformed(Exception cause) {
        return new StartFailure("DATABASE_URL must look like postgresql://user:password@host:port/database.", cause);
    }

    private static String decoded(String text) {
        try {
            // a plus sign stands for itself in a URL's user part
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
