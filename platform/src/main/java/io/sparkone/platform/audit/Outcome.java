package io.sparkone.platform.audit;

/**
 * What came of a request.
 *
 * @param id of the entry that was made before; null if there is none yet
 * @param act null where there is an entry
 * @param status of the answer
 */
record Outcome(Long id, Act act, int status) {}
