/** The audit log of this service over HTTP. */
package io.sparkone.notify.audit;
