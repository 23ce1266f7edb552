/** Proving a backup by restoring it into a server of its own. */
package io.sparkone.backup.verification;
