/** SQL against the schema of this service. */
package io.sparkone.notify.database;
