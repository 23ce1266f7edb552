/** Restoring into a new database, which may take a live one's place. */
package io.sparkone.backup.restore;
