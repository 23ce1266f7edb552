/** Statements over the service's own tables. */
package io.sparkone.backup.sql;
