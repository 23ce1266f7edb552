/** Copies in a second store. */
package io.sparkone.backup.offsite;
