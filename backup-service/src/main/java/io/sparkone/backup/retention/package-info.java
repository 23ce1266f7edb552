/** How long backups are kept. */
package io.sparkone.backup.retention;
