package io.sparkone.backup.drill;

import java.util.List;

import io.sparkone.backup.verification.VerificationReport;

/**
 * What a drill found.
 *
 * @param restore of the backup as it is
 * @param sabotage each of which had to be noticed
 */
record DrillReport(VerificationReport restore, List<Attempt> sabotage) {

    boolean passed() {
        return restore.passed() && sabotage.stream().allMatch(Attempt::noticed);
    }

    /** @param problem as the verification reported it; null if it noticed nothing */
    record Attempt(String name, boolean noticed, String problem) {}
}
