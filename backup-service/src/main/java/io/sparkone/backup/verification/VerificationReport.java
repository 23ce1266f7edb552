package io.sparkone.backup.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a verification found.
 *
 * @param store from which the backup was read
 * @param restoreSeconds from the first byte read until the database was whole
 * @param rows compared with the source
 * @param mismatchedTables that were not as in the source
 */
public record VerificationReport(UUID backupId, String store, Instant startedAt, Instant finishedAt,
        double restoreSeconds, int tables, long rows, int mismatchedTables, List<Check> checks) {

    /** Good only if nothing failed and the content was compared. */
    @JsonProperty
    public boolean passed() {
        return checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.failed)
                && checks.stream().anyMatch(check -> check.name().equals(Verification.CONTENT)
                        && check.outcome() == Check.Outcome.passed);
    }

    /** Whether it says something about the backup: with a wrong key it could not be opened, and may well be good. */
    public boolean couldOpen() {
        return checks.stream().noneMatch(check -> check.name().equals(Verification.KEY));
    }

    /** The failed checks in one line, or null. */
    @JsonProperty
    public String problem() {
        String failed = checks.stream().filter(check -> check.outcome() == Check.Outcome.failed)
                .map(check -> check.name() + ": " + check.detail()).collect(Collectors.joining("; "));
        return failed.isEmpty() ? null : failed;
    }
}
