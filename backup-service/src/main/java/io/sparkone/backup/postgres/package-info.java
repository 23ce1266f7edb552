/** Databases, and PostgreSQL's own programs as processes with a limit and without secrets. */
package io.sparkone.backup.postgres;
