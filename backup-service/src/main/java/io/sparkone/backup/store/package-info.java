/** Where backups lie: a folder, or a bucket. */
package io.sparkone.backup.store;
