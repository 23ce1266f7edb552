/** Backups and their states, from the request to the proof; schedule, lease, catalogue. */
package io.sparkone.backup.run;
