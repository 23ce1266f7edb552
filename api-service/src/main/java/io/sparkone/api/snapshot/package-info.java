/** Tells everything again to a service that begins from nothing. */
package io.sparkone.api.snapshot;
