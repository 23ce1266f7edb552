package io.sparkone.backup.drill;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.verification.ArchiveSource;
import io.sparkone.backup.verification.Verification;
import io.sparkone.backup.verification.VerificationReport;
import io.sparkone.backup.verification.VerificationSetup;

/** Restores a backup as it is, and then five bad forms of it, none of which may pass. */
@ApplicationScoped
class DrillWork {

    private final VerificationSetup setup;
    private final DumpSetup dump;

    DrillWork(VerificationSetup setup, DumpSetup dump) {
        this.setup = setup;
        this.dump = dump;
    }

    DrillReport run(Backup backup, BackupStore store) throws IOException, InterruptedException {
        Manifest manifest = backup.manifest(store);
        Verification verification = setup.verification(manifest);
        ArchiveSource source = store::open;
        VerificationReport whole = verification.run(manifest, store.name(), source);
        Verification wrongKey = setup.verification(manifest, Identities.of(KeyPair.generate()));
        return new DrillReport(whole, List.of(
                attempt("cut", verification.run(manifest, store.name(), Sabotage.cut(source, manifest))),
                attempt("flipped_byte", verification.run(manifest, store.name(), Sabotage.flipped(source, manifest))),
                attempt("missing_table",
                        verification.run(manifest, store.name(), source, Sabotage.missingTable(manifest))),
                attempt("wrong_key", wrongKey.run(manifest, store.name(), source)),
                attempt("empty_dump", verification.run(manifest, store.name(),
                        Sabotage.empty(source, manifest, dump.recipients())))));
    }

    private static DrillReport.Attempt attempt(String name, VerificationReport report) {
        return new DrillReport.Attempt(name, !report.passed(), report.problem());
    }
}
