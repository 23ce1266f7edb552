/** Repetition by the rules of RFC 5545. */
package io.sparkone.api.recurrence;
