package io.sparkone.backup.content;

import java.util.List;
import java.util.Map;

/**
 * What one database held at one moment: taken from the source in the snapshot of its dump, and again from every restored copy.
 *
 * @param serverVersion e.g. {@code 15.19}
 * @param encoding e.g. {@code UTF8}
 * @param tables ordinary tables and partitions, without those that belong to an extension
 * @param sequences last values by name; they stand outside of transactions, so a dump may hold later ones
 * @param extensions versions by name
 * @param migrations the newest successful Flyway version of each schema that has a history
 * @param settings of roles in this database, which a dump without {@code --create} leaves out
 * @param grants on the database itself, likewise
 */
public record Content(String serverVersion, String encoding, List<SchemaPart> schema, List<TableContent> tables,
        Map<String, Long> sequences, Map<String, String> extensions, Map<String, String> migrations, long largeObjects,
        List<RoleSetting> settings, List<DatabaseGrant> grants) {

    public long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    public int serverMajor() {
        return Integer.parseInt(serverVersion.split("[^0-9]")[0]);
    }

    /**
     * @param role or null for all roles
     * @param setting {@code name=value}
     */
    public record RoleSetting(String role, String setting) {}

    /** @param role or null for everyone */
    public record DatabaseGrant(String role, String privilege) {}
}
