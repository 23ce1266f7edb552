package io.sparkone.backup.restore;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.verification.Restoring;
import io.sparkone.backup.verification.VerificationSetup;

/** What restores read: backups in the stores, with the keys and the programs that open them. */
@ApplicationScoped
class RestoreSource {

    private final Stores stores;
    private final DumpSetup programs;
    private final VerificationSetup keys;
    private final RestoreConfig config;

    RestoreSource(Stores stores, DumpSetup programs, VerificationSetup keys, RestoreConfig config) {
        this.stores = stores;
        this.programs = programs;
        this.keys = keys;
        this.config = config;
    }

    Manifest manifest(Backup backup) throws IOException {
        return backup.manifest(holder(backup.keys().manifest()));
    }

    InputStream open(Manifest manifest) throws IOException {
        return holder(manifest.object()).open(manifest.object());
    }

    /** The nearest store that has it: the off-site copy is there for the day on which the first store is not. */
    private BackupStore holder(String key) throws IOException {
        IOException trouble = new IOException("no store holds " + key);
        for (BackupStore store : stores.all()) {
            try {
                if (store.find(key).isPresent()) {
                    return store;
                }
            } catch (IOException e) {
                trouble.addSuppressed(e);
            }
        }
        throw trouble;
    }

    /** @throws IOException if there are none for a server of that version */
    Programs client(int serverMajor) throws IOException, InterruptedException {
        return programs.client(serverMajor)
                .orElseThrow(() -> new IOException("there is no pg_restore for PostgreSQL " + serverMajor));
    }

    Restoring restoring(Programs client) throws IOException {
        return new Restoring(client,
                keys.identities().orElseThrow(() -> new IOException("there is no key to open backups with")),
                keys.workDirectory(), config.limit());
    }

    static void requireSame(Checksums read, Manifest manifest) throws IOException {
        if (!read.equals(manifest.checksums())) {
            throw new IOException("the object in the store is not the one that the manifest describes");
        }
    }
}
