/** The form in which backups are kept: zstd inside age, readable by the stock programs. */
package io.sparkone.backup.archive;
