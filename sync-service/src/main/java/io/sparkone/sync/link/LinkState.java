package io.sparkone.sync.link;

import java.time.Duration;
import java.time.Instant;

/**
 * How a link is doing.
 *
 * @param target which database or spreadsheet
 * @param reason why it is halted, or null
 * @param haltedDeletes how many deletions the brake held back
 * @param approvedDeletes how many a person has let pass
 * @param watermark changes up to here are known, or null
 * @param lastSuccessAt when it worked last, or null
 * @param lastError what went wrong last, or null since it worked
 * @param failures in a row
 * @param notBefore when it is tried again, or null for at once
 * @param auditedAt when everything was compared last, or null
 * @param driftItems how many items differed then
 * @param pending how many items have still to go out
 * @param failed how many wait for a person
 * @param quarantined how many bear an id that is not ours
 * @param proposals how many changes wait for the hub's answer
 * @param oldestPending since when the oldest waits, or null
 */
public record LinkState(String name, String target, boolean halted, String reason, int haltedDeletes,
        int approvedDeletes, Instant watermark, Instant lastSuccessAt, String lastError, int failures,
        Instant notBefore, Instant auditedAt, int driftItems, long pending, long failed, long quarantined,
        long proposals, Instant oldestPending) {

    double oldestPendingSeconds(Instant now) {
        return oldestPending == null ? 0 : Math.max(0, Duration.between(oldestPending, now).toMillis() / 1000.0);
    }
}
