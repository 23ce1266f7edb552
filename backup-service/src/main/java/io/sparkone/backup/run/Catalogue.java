package io.sparkone.backup.run;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestDamagedException;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.StoredObject;
import io.sparkone.backup.verification.VerificationReport;

/** Keeps the catalogue and a store in step. The store is right: a catalogue that lived in a lost database grows again from it. */
@ApplicationScoped
public class Catalogue {

    private static final Logger LOG = Logger.getLogger(Catalogue.class);

    private final BackupTable table;
    private final Backups backups;
    private final ObjectMapper json;

    Catalogue(BackupTable table, Backups backups, ObjectMapper json) {
        this.table = table;
        this.backups = backups;
        this.json = json;
    }

    /**
     * Enters what the store has and the catalogue has not; and the other way round, marks what the store has lost.
     *
     * @return how many were entered
     */
    public int reconcile(BackupStore store) throws IOException, SQLException {
        // first: what is stored while this runs must not look lost
        List<Backup> known = table.stored();
        Map<String, Long> objects = store.list("").stream()
                .collect(Collectors.toMap(StoredObject::key, StoredObject::bytes));
        int adopted = 0;
        Set<String> expected = known.stream().map(backup -> backup.keys().manifest()).collect(Collectors.toSet());
        for (String key : objects.keySet()) {
            if (BackupKeys.isManifest(key) && !expected.contains(key) && adopt(store, key, objects)) {
                adopted++;
            }
        }
        for (Backup backup : known) {
            if (!objects.keySet().containsAll(backup.keys().whole())) {
                backups.lost(backup);
            }
        }
        table.deleteTaken();
        return adopted;
    }

    private boolean adopt(BackupStore store, String key, Map<String, Long> objects) throws IOException, SQLException {
        try {
            Manifest manifest = ManifestJson.read(store.get(key));
            requireObjects(manifest, key, objects);
            if (table.adopt(manifest, verifiedAt(store, manifest))) {
                return true;
            }
            removeIfSuperseded(store, manifest);
            return false;
        } catch (ManifestDamagedException e) {
            LOG.errorf("%s makes no backup: %s", key, e.getMessage());
            return false;
        }
    }

    /** What it describes must lie beside it, in the size that it says. */
    private static void requireObjects(Manifest manifest, String key, Map<String, Long> objects)
            throws ManifestDamagedException {
        if (!BackupKeys.isPart(manifest.object()) || !BackupKeys.of(manifest.object()).manifest().equals(key)) {
            throw new ManifestDamagedException("is that of another backup: " + manifest.object());
        }
        if (!Objects.equals(objects.get(manifest.object()), manifest.checksums().cipherBytes())
                || !Objects.equals(objects.get(manifest.globalsObject()),
                        manifest.globalsChecksums().cipherBytes())) {
            throw new ManifestDamagedException("describes objects that are not there in this size");
        }
    }

    /** A process that had lost its lease may have finished its attempt all the same, beside the one that counts. */
    private void removeIfSuperseded(BackupStore store, Manifest manifest) throws IOException, SQLException {
        BackupKeys keys = BackupKeys.of(manifest.object());
        if (table.find(manifest.backupId()).filter(b -> b.isStored() && !b.keys().equals(keys)).isPresent()) {
            LOG.warnf("Removing %s: another attempt at the same backup counts", keys.base());
            for (String key : keys.all()) {
                store.delete(key);
            }
        }
    }

    /** Null unless a report of this very backup says so. */
    private Instant verifiedAt(BackupStore store, Manifest manifest) throws IOException {
        String key = BackupKeys.of(manifest.object()).report();
        if (store.find(key).isEmpty()) {
            return null;
        }
        try {
            VerificationReport report = json.readValue(store.get(key), VerificationReport.class);
            return manifest.backupId().equals(report.backupId()) && report.passed() ? report.finishedAt() : null;
        } catch (JacksonException e) {
            LOG.warnf("%s is no report, so the backup counts as not verified: %s", key, e.getOriginalMessage());
            return null;
        }
    }

    /**
     * Removes what is no backup: unfinished uploads, and objects without a manifest, once they are older than any dump in progress.
     *
     * @return how many unfinished uploads there were
     */
    public int removeLeftovers(BackupStore store, Instant olderThan) throws IOException {
        List<StoredObject> objects = store.list("");
        Set<String> bases = new HashSet<>();
        objects.stream().filter(object -> BackupKeys.isManifest(object.key()))
                .forEach(object -> bases.add(BackupKeys.of(object.key()).base()));
        for (StoredObject object : objects) {
            if (BackupKeys.isPart(object.key()) && !bases.contains(BackupKeys.of(object.key()).base())
                    && object.modifiedAt().isBefore(olderThan)) {
                LOG.warnf("Removing %s from %s: it has no manifest, so it is no backup", object.key(), store.name());
                remove(store, object.key());
            }
        }
        return store.reap(olderThan);
    }

    /** A store may refuse, as with credentials that cannot delete; what is left there does no harm. */
    private static void remove(BackupStore store, String key) {
        try {
            store.delete(key);
        } catch (IOException e) {
            LOG.warnf("Cannot remove %s from %s: %s", key, store.name(), e.getMessage());
        }
    }
}
