/** The audit log of this service over HTTP. */
package io.sparkone.backup.audit;
