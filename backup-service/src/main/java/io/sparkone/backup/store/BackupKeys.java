package io.sparkone.backup.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * Where the parts of a backup lie in every store: {@code sparkone/2026/11/sparkone_20261122T030000Z_1b4e28ba.dump.zst.age}.
 *
 * @param base key without what follows the first dot
 */
public record BackupKeys(String base) {

    private static final String DUMP = ".dump.zst.age";
    private static final String GLOBALS = ".globals.sql.zst.age";
    private static final String MANIFEST = ".manifest.json";
    private static final String REPORT = ".verification.json";

    private static final List<String> ENDINGS = List.of(DUMP, GLOBALS, MANIFEST, REPORT);

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    public static BackupKeys of(String database, Instant requestedAt, UUID id) {
        return new BackupKeys(database + "/" + FOLDER.format(requestedAt) + "/" + database + "_"
                + STAMP.format(requestedAt) + "_" + id.toString().substring(0, 8));
    }

    /** Of the backup that an object is part of. */
    public static BackupKeys of(String key) {
        String ending = ENDINGS.stream().filter(key::endsWith).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not part of a backup: " + key));
        return new BackupKeys(key.substring(0, key.length() - ending.length()));
    }

    /** Whether an object looks like a part of a backup. */
    public static boolean isPart(String key) {
        return ENDINGS.stream().anyMatch(key::endsWith);
    }

    /** Everything that may belong to it, the manifest first: without it the rest is no backup. */
    public List<String> all() {
        return List.of(manifest(), report(), globals(), dump());
    }

    /** Without one of these it cannot be restored. */
    public List<String> whole() {
        return List.of(manifest(), globals(), dump());
    }

    public static boolean isManifest(String key) {
        return key.endsWith(MANIFEST);
    }

    public String dump() {
        return base + DUMP;
    }

    public String globals() {
        return base + GLOBALS;
    }

    public String manifest() {
        return base + MANIFEST;
    }

    /** Says that the backup was verified, and how. */
    public String report() {
        return base + REPORT;
    }
}
