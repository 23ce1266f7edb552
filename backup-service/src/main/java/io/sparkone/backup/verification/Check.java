package io.sparkone.backup.verification;

/**
 * One step of a verification.
 *
 * @param detail what was found
 */
public record Check(String name, Outcome outcome, String detail) {

    /** What a check found. */
    public enum Outcome {
        passed, failed,
        /** Could not be made here, for the reason in the detail; says nothing about the backup. */
        skipped
    }
}
