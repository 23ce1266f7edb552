/** What is done again and again beside the backups. */
package io.sparkone.backup.upkeep;
