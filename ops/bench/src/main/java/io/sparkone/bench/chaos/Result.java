package io.sparkone.bench.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** What the ledger said. */
record Result(Map<Faults.Kind, Integer> faults, long commits, long effects, long lost, long doubled, long invented,
        long outOfOrder, long wrongStates, long deadLetters, double[] latencies, Duration recovery) {

    static Result of(Ledger ledger, Map<Faults.Kind, Integer> faults, Duration recovery) throws SQLException {
        return new Result(faults, ledger.commits(), ledger.effects(), ledger.lost(), ledger.doubled(),
                ledger.invented(),
                ledger.outOfOrder(), ledger.wrongStates(), ledger.deadLetters(), ledger.latencies(), recovery);
    }

    boolean isClean() {
        return commits > 0 && effects == commits * Rig.NAMES.size() && lost == 0 && doubled == 0 && invented == 0
                && wrongStates == 0 && deadLetters == 0;
    }

    @Override
    public String toString() {
        return """
                faults              %s
                commits             %d
                effects             %d (expected %d: each change in each of %d services)
                lost                %d
                doubled             %d
                never committed     %d
                out of order        %d (per subject; dropped by the version guard)
                version regressions %d (states that are not the producer's newest)
                dead letters        %d
                commit to effect    p50 %.0f ms, p99 %.0f ms, longest %.0f ms (outages included)
                recovery            %.1f s from the last fault's end until nothing was missing
                result              %s""".formatted(faults, commits, effects, commits * Rig.NAMES.size(),
                Rig.NAMES.size(), lost, doubled, invented, outOfOrder, wrongStates, deadLetters, latencies[0],
                latencies[1], latencies[2], recovery.toMillis() / 1000.0, isClean() ? "CLEAN" : "NOT CLEAN");
    }
}
