package io.sparkone.backup.run;

/** Where a backup stands: {@code queued → dumping → stored → verifying → verified}, or {@code failed}. */
public enum BackupState {
    queued, dumping,
    /** Whole in the store, not (yet) proved. */
    stored, verifying,
    /** Restored once, and found equal to its source. */
    verified,
    /** Could not be dumped, or is in the store and was found bad. */
    failed
}
