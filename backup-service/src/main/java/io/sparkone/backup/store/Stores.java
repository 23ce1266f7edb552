package io.sparkone.backup.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.config.InvalidVariableException;

/** The stores that are configured. */
@ApplicationScoped
public class Stores {

    private final List<BackupStore> stores = new ArrayList<>();

    Stores(StoreConfig config) {
        config.directory().map(Stores::local).ifPresent(stores::add);
        S3Settings.of(config.s3()).map(S3Store::new).ifPresent(stores::add);
    }

    private static BackupStore local(Path folder) {
        try {
            return new LocalStore(folder);
        } catch (IOException e) {
            throw new InvalidVariableException("BACKUP_DIR", "cannot be used: " + e);
        }
    }

    /** Where backups are written, or empty if none is configured. */
    public Optional<BackupStore> primary() {
        return stores.stream().findFirst();
    }

    /** Where they are copied to, so that they outlive the site of the first; or empty. */
    public Optional<BackupStore> offSite() {
        return stores.stream().skip(1).findFirst();
    }

    public List<BackupStore> all() {
        return List.copyOf(stores);
    }
}
