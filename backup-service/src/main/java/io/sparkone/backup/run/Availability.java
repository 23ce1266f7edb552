package io.sparkone.backup.run;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.store.Stores;

/** Whether backups can be made here. */
@ApplicationScoped
class Availability {

    private final DumpSetup dump;
    private final Stores stores;
    private volatile boolean clientFound;

    Availability(DumpSetup dump, Stores stores) {
        this.dump = dump;
        this.stores = stores;
    }

    /** What is missing, in one line, or empty. */
    Optional<String> problem() {
        if (dump.databases().isEmpty()) {
            return Optional.of("there is no database to back up: set DATABASE_URL or BACKUP_DATABASE_URLS");
        }
        if (stores.primary().isEmpty()) {
            return Optional.of("there is nowhere to keep them: set BACKUP_DIR or BACKUP_S3_BUCKET");
        }
        if (dump.recipients().keys().isEmpty()) {
            return Optional.of("there is nobody to encrypt them for: set BACKUP_AGE_RECIPIENTS");
        }
        if (!clientFound()) {
            return Optional.of("there is no pg_dump: install PostgreSQL's client programs, or set PG_CLIENT_BIN");
        }
        return Optional.empty();
    }

    /** Looked for until found: an operator may install it while the service runs. */
    private boolean clientFound() {
        if (!clientFound) {
            try {
                clientFound = dump.client(0).isPresent();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return clientFound;
    }
}
