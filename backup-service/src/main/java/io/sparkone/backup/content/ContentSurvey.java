package io.sparkone.backup.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the {@link Content} of the database that a connection is open to, within its current transaction. */
public final class ContentSurvey {

    /** How values look as text depends on these: fixed, so that source and copy give the same. */
    private static final List<String> TEXT_FORM = List.of("set local timezone = 'UTC'",
            "set local datestyle = 'ISO, YMD'", "set local intervalstyle = 'iso_8601'",
            "set local extra_float_digits = 1", "set local bytea_output = 'hex'", "set local lc_monetary = 'C'",
            "set local search_path = 'pg_catalog'", "set local row_security = off");

    /**
     * Types whose hash function takes in all of the value; for jsonb, all that its operator = compares. The others go as text: an enum's
     * hash is of its oid, which a restore changes, and those of numeric, float and interval call different texts equal.
     */
    private static final String HASHED_AS_THEY_ARE = """
            '{bool,int2,int4,int8,oid,text,varchar,name,uuid,bytea,date,time,timestamp,timestamptz,jsonb}'::regtype[]""";

    /** Each table with the list of its columns. A collation may call different texts equal, too, and so give them one hash. */
    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
              (select string_agg('r.' || quote_ident(a.attname) || case
                  when a.atttypid = any (%s) and coalesce(k.collisdeterministic, true) then ''
                  else '::text collate "C"' end, ', ' order by a.attnum)
                from pg_attribute a left join pg_collation k on k.oid = a.attcollation
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema')
              and n.nspname !~ '^pg_' and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass
                and d.objid = c.oid and d.deptype = 'e')
            order by 1""".formatted(HASHED_AS_THEY_ARE);

    /**
     * Hash functions give the same on every server, or hash partitions could not be moved between servers. A third of the time that
     * the whole row as text takes, which a dump beside it would feel. A table without columns has no row to hash. A row's hash is a linear
     * combination of its values' hashes: unless it is hashed once more, a sum of them stays the same when values change places.
     */
    private static final String TABLE_CONTENT = """
            select count(*), coalesce(sum(hashint8extended(hash_record_extended(row(%s), 0), 0)), 0)::text from only %s as r""";
    private static final String TABLE_CONTENT_OF_FORMAT_2 = """
            select count(*), coalesce(sum(hash_record_extended(row(%s), 0)), 0)::text from only %s as r""";

    /** A restore fills holes with zeros, which therefore do not count. */
    private static final String LARGE_OBJECTS = """
            select coalesce(sum(hashint8extended(hash_record_extended(row(loid, pageno, rtrim(data, '\\x00')), 0), 0)), 0)::text
            from pg_largeobject where rtrim(data, '\\x00') <> ''""";

    private static final String SEQUENCES = """
            select quote_ident(schemaname) || '.' || quote_ident(sequencename), coalesce(last_value, 0)
            from pg_sequences where schemaname !~ '^pg_'""";

    private static final String EXTENSIONS = "select extname, extversion from pg_extension";

    private static final String HISTORIES = """
            select quote_ident(n.nspname), quote_ident(n.nspname) || '.flyway_schema_history'
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relname = 'flyway_schema_history' and c.relkind = 'r'""";

    private static final String SETTINGS = """
            select r.rolname, unnest(s.setconfig) from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
            left join pg_roles r on r.oid = s.setrole where d.datname = current_database() order by 1, 2""";

    private static final String GRANTS = """
            select r.rolname, a.privilege_type from pg_database d
            cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
            left join pg_roles r on r.oid = a.grantee
            where d.datname = current_database() and a.grantee <> d.datdba order by 1, 2""";

    private final Connection connection;
    private final int format;

    /** @param connection in a transaction, best a REPEATABLE READ one */
    public ContentSurvey(Connection connection) {
        this(connection, Manifest.FORMAT);
    }

    /** @param format of the manifest that the content is to be compared with */
    public ContentSurvey(Connection connection, int format) {
        this.connection = connection;
        this.format = format;
    }

    /** To be called before the dump starts: sequences are not part of any snapshot, and a dump may only hold later values. */
    public Map<String, Long> sequences() throws SQLException {
        Map<String, Long> values = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
        }
        return values;
    }

    /** Reads every row of every table once. */
    public Content content(Map<String, Long> sequences) throws SQLException {
        for (String setting : TEXT_FORM) {
            run(setting);
        }
        List<TableContent> tables = new ArrayList<>();
        for (Map.Entry<String, String> table : pairs(TABLES).entrySet()) {
            tables.add(table(table.getKey(), Objects.requireNonNullElse(table.getValue(), "")));
        }
        return new Content(column("show server_version").get(0).split(" ")[0], column("show server_encoding").get(0),
                schema(), tables, sequences, new TreeMap<>(pairs(EXTENSIONS)), migrations(),
                Long.parseLong(column("select count(*) from pg_largeobject_metadata").get(0)), settings(), grants());
    }

    private TableContent table(String name, String columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(String.format(
                        format == Manifest.FORMAT ? TABLE_CONTENT : TABLE_CONTENT_OF_FORMAT_2, columns, name))) {
            row.next();
            return new TableContent(name, row.getLong(1), row.getString(2));
        }
    }

    private List<SchemaPart> schema() throws SQLException {
        Map<String, List<String>> byKind = new TreeMap<>();
        describe("schema.sql", byKind);
        if (format == Manifest.FORMAT) {
            describe("schema_details.sql", byKind);
            if (column("select has_table_privilege('pg_largeobject', 'select')").contains("t")) {
                byKind.put(SchemaPart.LARGE_OBJECTS, column(LARGE_OBJECTS));
            }
        }
        return byKind.entrySet().stream()
                .map(kind -> new SchemaPart(kind.getKey(), kind.getValue().size(), sha256(kind.getValue()))).toList();
    }

    private void describe(String query, Map<String, List<String>> byKind) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery(resource(query).replace(":format", String.valueOf(format)))) {
            while (rows.next()) {
                byKind.computeIfAbsent(rows.getString(1), kind -> new ArrayList<>()).add(rows.getString(2));
            }
        }
    }

    private static String resource(String name) {
        try (InputStream query = ContentSurvey.class.getResourceAsStream("/io/sparkone/backup/content/" + name)) {
            return new String(query.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " belongs to this class", e);
        }
    }

    /** Sorted here and not by the server, whose collation may differ. */
    private static String sha256(List<String> lines) {
        try {
            String text = lines.stream().sorted().collect(Collectors.joining("\n"));
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Map<String, String> migrations() throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (Map.Entry<String, String> history : pairs(HISTORIES).entrySet()) {
            column("select version from " + history.getValue() + " where success and version is not null"
                    + " order by installed_rank desc limit 1").forEach(
                            version -> versions.put(history.getKey(), version));
        }
        return versions;
    }

    private List<Content.RoleSetting> settings() throws SQLException {
        List<Content.RoleSetting> settings = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.add(new Content.RoleSetting(rows.getString(1), rows.getString(2)));
            }
        }
        return settings;
    }

    private List<Content.DatabaseGrant> grants() throws SQLException {
        List<Content.DatabaseGrant> grants = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(GRANTS)) {
            while (rows.next()) {
                grants.add(new Content.DatabaseGrant(rows.getString(1), rows.getString(2)));
            }
        }
        return grants;
    }

    private Map<String, String> pairs(String query) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
