/** Making a backup: a snapshot, pg_dump inside of it, and a survey of the same moment. */
package io.sparkone.backup.dump;
