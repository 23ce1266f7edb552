/** REST over the events that this service could not apply. */
package io.sparkone.backup.deadletter;
